using System.Collections.Concurrent;
using System.Globalization;
using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Domain.Files;
using LabPlatform.Tests.Shared;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

/// <summary>The editor, on files that the test has.</summary>
public sealed class EditorTests(Chromium chromium)
{
    private const string Deployment = """
        apiVersion: apps/v1
        kind: Deployment
        metadata:
          name: web
        spec:
          replicas: 2
          selector:
            matchLabels:
              app: web
          template:
            metadata:
              labels:
                app: web
            spec:
              containers:
              - name: web
                image: nginx:1.25   # the newest that is here
                ports:
                - containerPort: 80
        
        """;

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Editor_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site, new Look(dark, phone));
        await Expect(visit.TreeItem("web.yaml")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("editor-empty");

        await visit.OpenFileAsync("web.yaml");
        await visit.ShouldBeInOrderAsync("editor-file");

        await visit.WriteAsync(Deployment.Replace("        app: web\n    spec", "        app: api\n    spec", StringComparison.Ordinal).Replace("replicas", "replica", StringComparison.Ordinal));
        await Expect(visit.Page.Locator(".cm-lintRange-error")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("editor-problem");

        site.Files.Put("/root/web.yaml", Deployment.Replace("replicas: 2", "replicas: 5", StringComparison.Ordinal));
        await Expect(visit.Button("See the difference")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("editor-conflict");
        await visit.Button("See the difference").ClickAsync();
        await Expect(visit.Page.Locator(".difference .cm-content").First).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("editor-difference");
        await visit.Button("Take theirs").ClickAsync();
        await visit.ShouldBeSavedAsync();

        if (phone)
        {
            await visit.Button("Files").ClickAsync();
        }

        await visit.TreeItem("notes.txt").FocusAsync();
        await visit.Page.Keyboard.PressAsync("Delete");
        await Expect(visit.Button("Undo")).ToBeVisibleAsync();
        await visit.Button("New file").ClickAsync();
        await visit.ShouldBeInOrderAsync("editor-tree");
    }

    [Fact]
    public async Task File_IsOpened_Edited_AndSaved()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.OpenFileAsync("notes.txt");
        await Expect(visit.Text()).ToHaveTextAsync("remember");

        await visit.WriteAsync("remember this");
        await Expect(visit.FileTab("notes.txt not saved")).ToBeVisibleAsync();
        await visit.SaveByKeyAsync();

        await visit.ShouldBeSavedAsync();
        await Expect(visit.FileTab("notes.txt")).ToBeVisibleAsync();
        site.Files.TextOf("/root/notes.txt").ShouldBe("remember this");

        await visit.WriteAsync("");
        await visit.Button("Save").ClickAsync();
        await visit.ShouldBeSavedAsync();
        site.Files.TextOf("/root/notes.txt").ShouldBe("");
    }

    [Fact]
    public async Task EndsOfLines_AndTheFirstMark_StayAsTheyWere()
    {
        await using var site = new SampleSite();
        site.Files.Put("/root/windows.txt", "\ufeffone\r\ntwo\r\n");
        await using var visit = await OpenAsync(site);
        await visit.OpenFileAsync("windows.txt");

        await visit.Page.Keyboard.PressAsync("ControlOrMeta+End");
        await visit.Page.Keyboard.TypeAsync("three");
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.SaveByKeyAsync();
        await visit.ShouldBeSavedAsync();

        site.Files.TextOf("/root/windows.txt").ShouldBe("\ufeffone\r\ntwo\r\nthree\r\n");
    }

    [Fact]
    public async Task LargestText_GoesBothWays()
    {
        await using var site = new SampleSite();
        var text = string.Concat(Enumerable.Range(0, FileLimits.Text / 17).Select(line => $"{line.ToString("D14", CultureInfo.InvariantCulture)}ü\n"));
        site.Files.Put("/root/large.txt", text);
        await using var visit = await OpenAsync(site);
        await visit.OpenFileAsync("large.txt");

        await visit.Page.Keyboard.PressAsync("ControlOrMeta+Home");
        await visit.Page.Keyboard.TypeAsync("x");
        await visit.SaveByKeyAsync();
        await visit.ShouldBeSavedAsync();

        site.Files.TextOf("/root/large.txt").ShouldBe("x" + text);
    }

    [Fact]
    public async Task ChangedBelow_UnchangedText_FollowsByItself_WithItsCursor()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.OpenFileAsync("notes.txt");
        await visit.Page.Keyboard.PressAsync("ControlOrMeta+Home");

        site.Files.Put("/root/notes.txt", "remember\nand more");
        site.Files.Put("/root/new-one.txt", "x");

        await Expect(visit.Page.GetByText("and more")).ToBeVisibleAsync();
        await Expect(visit.TreeItem("new-one.txt")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("[data-place]")).ToContainTextAsync("Line 1, column 1");
        await Expect(visit.FileTab("notes.txt")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Conflict_ShowsBothTexts_AndKeepsMine()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.OpenFileAsync("notes.txt");
        await visit.WriteAsync("mine");
        site.Files.Put("/root/notes.txt", "theirs");

        await visit.SaveByKeyAsync();
        await visit.Button("See the difference").ClickAsync();
        await Expect(visit.Page.Locator(".difference")).ToContainTextAsync("theirs");
        await Expect(visit.Page.Locator(".difference")).ToContainTextAsync("mine");
        site.Files.TextOf("/root/notes.txt").ShouldBe("theirs");

        await visit.Button("Keep mine").ClickAsync();
        await visit.ShouldBeSavedAsync();
        site.Files.TextOf("/root/notes.txt").ShouldBe("mine");
        await Expect(visit.Page.Locator(".difference")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task TextThatIsNotSaved_SurvivesTheReload_AndIsAskedFor()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.OpenFileAsync("notes.txt");
        await visit.WriteAsync("not yet");
        await Expect(visit.FileTab("notes.txt not saved")).ToBeVisibleAsync();
        var asked = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        visit.Page.Dialog += async (_, dialog) =>
        {
            asked.TrySetResult(dialog.Type);
            await dialog.AcceptAsync();
        };

        await visit.Page.ReloadAsync();
        (await asked.Task.DefaultTimeout()).ShouldBe("beforeunload");
        await visit.CanAnswerAsync();
        await visit.ShowEditorAsync();

        await Expect(visit.Text()).ToHaveTextAsync("not yet");
        await Expect(visit.Page.GetByText("This is text you had not saved when the page was last left.")).ToBeVisibleAsync();
        site.Files.TextOf("/root/notes.txt").ShouldBe("remember");
        await visit.Button("Discard it").ClickAsync();
        await Expect(visit.Text()).ToHaveTextAsync("remember");
        await visit.ShouldBeSavedAsync();
    }

    [Fact]
    public async Task FileOfTheText_OpensWithAClick_AndIsOfferedWhereThereIsNone()
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        await visit.StartAndWaitAsync();
        await visit.Button("Begin").ClickAsync();
        var link = visit.Page.Locator("button.inline-code[data-lab-action=open]");
        await Expect(link).ToHaveAttributeAsync("title", "Open in the editor");

        await link.ClickAsync();
        await Expect(visit.Page.GetByText("There is no ~/app/pod.yaml yet.")).ToBeVisibleAsync();
        await visit.Button("Make it").ClickAsync();
        await Expect(visit.Text()).ToBeFocusedAsync();
        await visit.WriteAsync("kind: Pod\n");
        await visit.SaveByKeyAsync();
        await visit.ShouldBeSavedAsync();

        site.Files.TextOf("/root/app/pod.yaml").ShouldBe("kind: Pod\n");
        await Expect(visit.TreeItem("app")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Tree_GoesByKeyboard()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        var keys = visit.Page.Keyboard;
        await visit.TreeItem("app").FocusAsync();
        await keys.PressAsync("ArrowRight");
        await Expect(visit.TreeItem("main.py")).ToBeVisibleAsync();
        await keys.PressAsync("ArrowRight");
        await Expect(visit.TreeItem("main.py")).ToBeFocusedAsync();
        await keys.PressAsync("ArrowLeft");
        await Expect(visit.TreeItem("app")).ToBeFocusedAsync();
        await keys.PressAsync("End");
        await Expect(visit.TreeItem("web.yaml")).ToBeFocusedAsync();
        await keys.PressAsync("n");
        await Expect(visit.TreeItem("notes.txt")).ToBeFocusedAsync();

        await keys.PressAsync("F2");
        await Expect(visit.Page.GetByLabel("New name of notes.txt")).ToBeFocusedAsync();
        await keys.TypeAsync("list"); // in the place of what is before the ending
        await keys.PressAsync("Enter");
        await Expect(visit.TreeItem("list.txt")).ToBeFocusedAsync();
        site.Files.TextOf("/root/list.txt").ShouldBe("remember");

        await keys.PressAsync("Delete");
        await Expect(visit.TreeItem("list.txt")).ToHaveCountAsync(0);
        await visit.Button("Undo").ClickAsync();
        await Expect(visit.TreeItem("list.txt")).ToBeFocusedAsync();

        await keys.PressAsync("Enter");
        await Expect(visit.Text()).ToBeFocusedAsync();
        await keys.PressAsync("Escape");
        await keys.PressAsync("Tab");
        await Expect(visit.Text()).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Hints_CompleteAndWarn()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.OpenFileAsync("web.yaml");
        await visit.WriteAsync("apiVersion: apps/v1\nkind: ");
        await visit.Page.Keyboard.TypeAsync("Depl");
        // By mouse: for a moment after it has opened, a key is taken for one that was meant for the text.
        await visit.Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^Deployment") }).ClickAsync();
        await Expect(visit.Text()).ToContainTextAsync("kind: Deployment");

        await visit.WriteAsync("apiVersion: v1\nkind: Deployment\nmetadata:\n  name: web\n");
        await Expect(visit.Page.Locator(".cm-lintRange-error")).ToBeVisibleAsync();
        await visit.Page.Keyboard.PressAsync("F8");
        await Expect(visit.Page.Locator("[data-place]")).ToContainTextAsync("The apiVersion of a Deployment is apps/v1.");

        await visit.WriteAsync("a: 1\n");
        await visit.Page.Keyboard.PressAsync("ControlOrMeta+f");
        await Expect(visit.Page.Locator(".cm-search [name=search]")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Files_AreUploaded_AndDownloaded_Whole()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        var content = new byte[3 * 1024 * 1024];
        Random.Shared.NextBytes(content);
        content[0] = 0;

        await visit.Page.Locator("[data-uploads]").SetInputFilesAsync((FilePayload[])[new() { Name = "program", MimeType = "application/octet-stream", Buffer = content }, new() { Name = "empty", MimeType = "text/plain", Buffer = [] }]);
        await Expect(visit.TreeItem("program")).ToBeVisibleAsync();
        await Expect(visit.TreeItem("empty")).ToBeVisibleAsync();

        await visit.TreeItem("program").FocusAsync();
        var coming = visit.Page.WaitForDownloadAsync();
        await visit.Button("Download").ClickAsync();
        var download = await coming;

        download.SuggestedFilename.ShouldBe("program");
        (await File.ReadAllBytesAsync((await download.PathAsync())!, TestContext.Current.CancellationToken)).AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task UploadThatIsTooLarge_IsSaid()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);

        await visit.Page.Locator("[data-uploads]").SetInputFilesAsync(new FilePayload { Name = "huge", MimeType = "application/octet-stream", Buffer = new byte[FileLimits.Upload + 1] });

        await Expect(visit.Page.GetByText("huge has 10 MB, more than the 10 MB that go here.")).ToBeVisibleAsync();
        site.Files.TextOf("/root/huge").ShouldBeNull();
    }

    [Fact]
    public async Task DroppedFile_GoesIntoTheFolderUnderIt()
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);

        await visit.TreeItem("app").EvaluateAsync(
            """
            folder => {
              const data = new DataTransfer();
              data.items.add(new File(['dropped'], 'dropped.txt'));
              for (const type of ['dragover', 'drop']) {
                folder.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer: data }));
              }
            }
            """);

        await Waits.UntilAsync("it is there", () => Task.FromResult(site.Files.TextOf("/root/app/dropped.txt") is "dropped"));
    }

    [Fact]
    public async Task Script_ComesOnlyWithTheEditor_AndNobodyLooksBefore()
    {
        await using var site = new SampleSite();
        site.Files.Put("/root/web.yaml", Deployment);
        await using var visit = await Visit.OpenAsync(chromium, site.Address);
        var scripts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        visit.Page.RequestFinished += async (_, request) =>
        {
            if (request.ResourceType is "script")
            {
                scripts[new Uri(request.Url).AbsolutePath] = (await request.SizesAsync()).ResponseBodySize;
            }
        };
        await visit.StartAndWaitAsync();
        await visit.Page.ReloadAsync(); // all that this page alone asks for
        await visit.CanAnswerAsync();
        scripts.Keys.ShouldNotContain(path => path.Contains("/dist/editor", StringComparison.Ordinal));
        site.Files.Looks.ShouldBe(0);
        var before = scripts.Values.Sum();

        await visit.ShowEditorAsync();
        await visit.OpenFileAsync("web.yaml");
        await Expect(visit.Page.Locator(".cm-line span").First).ToBeVisibleAsync();
        TestContext.Current.TestOutputHelper?.WriteLine($"{before} bytes before, {scripts.Values.Sum() - before} with the editor");
        scripts.Keys.ShouldContain(path => path.Contains("/dist/editor", StringComparison.Ordinal));

        await visit.ShowPaneAsync("Cluster", "cluster");
        await Expect(visit.Text()).ToBeHiddenAsync();
        await Waits.UntilStillAsync("nobody looks any more", () => site.Files.Looks);
    }

    [Theory]
    [InlineData(280, 200)]
    [InlineData(900, 600)]
    public async Task Pane_FitsWhereItIsPut(int width, int height)
    {
        await using var site = new SampleSite();
        await using var visit = await OpenAsync(site);
        await visit.Page.Locator(".editor").EvaluateAsync("(pane, [width, height]) => { pane.style.width = `${width}px`; pane.style.height = `${height}px`; pane.style.alignSelf = 'start'; }", new[] { width, height });
        await visit.OpenFileAsync("web.yaml");

        (await visit.Page.Locator(".editor").EvaluateAsync<int>("pane => pane.scrollWidth - pane.clientWidth")).ShouldBe(0);
        (await visit.Text().BoundingBoxAsync())!.Width.ShouldBeGreaterThan(200);
        if (width < 500) // more does not fit into every window the rest is looked at in
        {
            await visit.ShouldBeInOrderAsync($"editor-at-{width}");
            await visit.Button("Files").ClickAsync();
            await Expect(visit.TreeItem("app")).ToBeInViewportAsync();
            await visit.ShouldBeInOrderAsync($"editor-tree-at-{width}");
        }
    }

    private async Task<Visit> OpenAsync(SampleSite site, Look? look = null)
    {
        site.Files.Put("/root/web.yaml", Deployment);
        site.Files.Put("/root/notes.txt", "remember");
        site.Files.Put("/root/app/main.py", "print('hello')\n");
        var visit = await Visit.OpenAsync(chromium, site.Address, look);
        await visit.StartAndWaitAsync();
        await visit.ShowEditorAsync();
        await Expect(visit.TreeItem("web.yaml")).ToBeVisibleAsync();
        return visit;
    }
}
