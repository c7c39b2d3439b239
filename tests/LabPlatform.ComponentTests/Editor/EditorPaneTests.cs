using System.Text;
using AngleSharp.Dom;
using LabPlatform.ComponentTests.Hosting;
using LabPlatform.Domain.Files;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Editor;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace LabPlatform.ComponentTests.Editor;

/// <summary>Tree, tabs and questions; the texts themselves are the browser's: tests/LabPlatform.BrowserTests.</summary>
public sealed class EditorPaneTests : LabComponentTest
{
    private readonly BunitJSModuleInterop _script;
    private readonly BrowserText _text = new();

    public EditorPaneTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        _script = JSInterop.SetupModule("./Components/Editor/EditorPane.razor.js");
        _script.Mode = JSRuntimeMode.Loose;
        _script.Setup<IJSStreamReference>("textOf", _ => true).SetResult(_text);
        _script.Setup<EditorPane.Replaced>("replaceText", _ => true).SetResult(new EditorPane.Replaced(IsReplaced: true));
        Files.Put("/root/web.yaml", "kind: Pod\n");
        Files.Put("/root/app/main.py", "print()\n");
        Files.Put("/root/zz.txt", "z\n");
    }

    [Fact]
    public async Task Files_AreLookedAtOnlyWhileSeen_AndEveryThreeSeconds()
    {
        var cut = RenderIn<EditorPane>(await AddSessionAsync());
        Files.Looks.ShouldBe(0);
        cut.Seen().ShouldContain("Looking at your files…");

        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => Tree(cut).ShouldBe(["app", "web.yaml", "zz.txt"]));
        var before = Files.Looks;
        (await Time.PassWaitAsync(LookAtFiles.Pause)).ShouldBe(TimeSpan.FromSeconds(3));
        cut.WaitForAssertion(() => Files.Looks.ShouldBe(before + 1));

        await SeeAsync(cut, isSeen: false);
        Time.NextWait.ShouldBeNull("nobody looks again");
    }

    [Fact]
    public async Task WhatTheTerminalDoes_IsSeenByItself()
    {
        var cut = await ShowAsync();
        Files.Put("/root/from-terminal.txt", "x");
        Files.Remove("/root/zz.txt");

        await Time.PassWaitAsync(LookAtFiles.Pause);

        cut.WaitForAssertion(() => Tree(cut).ShouldBe(["app", "from-terminal.txt", "web.yaml"]));
    }

    [Fact]
    public async Task Folder_UnfoldsAndFolds()
    {
        var cut = await ShowAsync();
        Row(cut, "app").GetAttribute("aria-expanded").ShouldBe("false");

        await Row(cut, "app").ClickAsync(new());
        cut.WaitForAssertion(() => Tree(cut).ShouldBe(["app", "main.py", "web.yaml", "zz.txt"]));
        Row(cut, "main.py").GetAttribute("aria-level").ShouldBe("2");

        await Row(cut, "app").KeyDownAsync(new KeyboardEventArgs { Key = "ArrowLeft" });
        cut.WaitForAssertion(() => Tree(cut).ShouldBe(["app", "web.yaml", "zz.txt"]));
    }

    [Fact]
    public async Task File_IsOpenedOnce_InATabInFront()
    {
        var cut = await ShowAsync();

        await Row(cut, "web.yaml").ClickAsync(new());
        await Row(cut, "zz.txt").ClickAsync(new());
        await Row(cut, "web.yaml").ClickAsync(new());

        cut.WaitForAssertion(() => Tabs(cut).ShouldBe(["web.yaml*", "zz.txt"]));
        _script.Invocations["openFile"].Count.ShouldBe(2);
    }

    [Fact]
    public async Task Text_ThatIsNotSaved_HasADot_AndIsSaved()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        cut.Button("Save").IsUsable().ShouldBeFalse();

        await ChangeAsync(pane, "/root/web.yaml", "kind: Job\n");
        Tabs(cut).ShouldBe(["web.yaml not saved*"]);
        await cut.PressAsync("Save");

        Files.TextOf("/root/web.yaml").ShouldBe("kind: Job\n");
        _script.VerifyInvoke("saved");
    }

    [Fact]
    public async Task FileChangedBelow_UnchangedText_IsReadAgainWithoutAWord()
    {
        var (cut, _) = await OpenAsync("web.yaml");
        Files.Put("/root/web.yaml", "kind: Service\n");

        await Time.PassWaitAsync(LookAtFiles.Pause);

        cut.WaitForAssertion(() => _script.Invocations["replaceText"].Count.ShouldBe(1));
        cut.Alert().ShouldBeNull();
    }

    [Fact]
    public async Task FileChangedBelow_ChangedText_IsAQuestion_AndNothingIsOverwritten()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        await ChangeAsync(pane, "/root/web.yaml", "mine\n");
        Files.Put("/root/web.yaml", "theirs\n");

        await cut.PressAsync("Save");
        cut.Alert().ShouldNotBeNull().ShouldStartWith("web.yaml was changed by something else while you were writing.");
        Files.TextOf("/root/web.yaml").ShouldBe("theirs\n");
        _script.VerifyNotInvoke("replaceText");

        await cut.PressAsync("See the difference");
        _script.VerifyInvoke("compare");
        await cut.PressAsync("Keep mine");

        Files.TextOf("/root/web.yaml").ShouldBe("mine\n");
        cut.Alert().ShouldBeNull();
    }

    [Fact]
    public async Task FileChangedOnceMore_BeforeMineIsKept_IsANewQuestion()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        await ChangeAsync(pane, "/root/web.yaml", "mine\n");
        Files.Put("/root/web.yaml", "theirs\n");
        await cut.PressAsync("Save");
        Files.Put("/root/web.yaml", "theirs, again\n");

        await cut.PressAsync("Keep mine");

        Files.TextOf("/root/web.yaml").ShouldBe("theirs, again\n");
        cut.Alert().ShouldNotBeNull();
        await cut.PressAsync("Keep mine");
        Files.TextOf("/root/web.yaml").ShouldBe("mine\n");
    }

    [Fact]
    public async Task Theirs_CanBeTaken()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        await ChangeAsync(pane, "/root/web.yaml", "mine\n");
        Files.Put("/root/web.yaml", "theirs\n");
        await Time.PassWaitAsync(LookAtFiles.Pause);
        cut.WaitForAssertion(() => cut.Alert().ShouldNotBeNull());

        await cut.PressAsync("Take theirs");

        _script.VerifyInvoke("replaceText");
        cut.Alert().ShouldBeNull();
        Tabs(cut).ShouldBe(["web.yaml*"]);
    }

    [Fact]
    public async Task FileDeletedBelow_IsSaid_AndSavingMakesItAgain()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        Files.Remove("/root/web.yaml");
        await Time.PassWaitAsync(LookAtFiles.Pause);
        cut.WaitForAssertion(() => cut.Seen().ShouldContain("web.yaml is not there any more"));

        await ChangeAsync(pane, "/root/web.yaml", "mine\n");
        await cut.PressAsync("Save");

        Files.TextOf("/root/web.yaml").ShouldBe("mine\n");
    }

    [Fact]
    public async Task SaveThatFails_StaysSaid_AndLosesNothing()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        await ChangeAsync(pane, "/root/web.yaml", "mine\n");
        Files.WriteTrouble = new FileRefused(PathOf("/root/web.yaml"), "No space left on device");

        await cut.PressAsync("Save");

        cut.Alert().ShouldBe("web.yaml: No space left on device. Your text is still here.");
        Tabs(cut).ShouldBe(["web.yaml not saved*"]);
        await cut.PressAsync("Save");
        cut.Alert().ShouldBeNull();
        Files.TextOf("/root/web.yaml").ShouldBe("mine\n");
    }

    [Fact]
    public async Task TooLongText_IsNotEvenSent()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        await ChangeAsync(pane, "/root/web.yaml", new string('x', FileLimits.Text + 1));

        await cut.PressAsync("Save");

        cut.Alert().ShouldNotBeNull().ShouldContain("more than the 1 MB that go here");
        Files.TextOf("/root/web.yaml").ShouldBe("kind: Pod\n");
    }

    [Fact]
    public async Task ClosingATextThatIsNotSaved_Asks()
    {
        var (cut, pane) = await OpenAsync("web.yaml");
        await ChangeAsync(pane, "/root/web.yaml", "mine\n");

        await cut.PressAsync("Close web.yaml");
        cut.Alert().ShouldNotBeNull().ShouldStartWith("web.yaml has text that is not saved.");
        await cut.PressAsync("Close without saving");

        Tabs(cut).ShouldBeEmpty();
        Files.TextOf("/root/web.yaml").ShouldBe("kind: Pod\n");
    }

    [Fact]
    public async Task Deleted_CanBeTakenBack_ForTenSeconds()
    {
        var cut = await ShowAsync();

        await Row(cut, "web.yaml").KeyDownAsync(new KeyboardEventArgs { Key = "Delete" }); // nothing is chosen yet
        Tree(cut).Length.ShouldBe(3);
        await ChooseAsync(cut, "web.yaml");
        await cut.PressAsync("Delete");
        cut.WaitForAssertion(() => Tree(cut).ShouldBe(["app", "zz.txt"]));
        await cut.PressAsync("Undo");

        cut.WaitForAssertion(() => Tree(cut).ShouldBe(["app", "web.yaml", "zz.txt"]));
        Files.TextOf("/root/web.yaml").ShouldBe("kind: Pod\n");
    }

    [Fact]
    public async Task Deleted_IsGoneForGood_AfterTenSeconds()
    {
        var cut = await ShowAsync();
        await SeeAsync(cut, isSeen: false);
        await ChooseAsync(cut, "app");
        await cut.PressAsync("Delete");
        Files.Everything.ShouldContain(path => path.EndsWith("main.py", StringComparison.Ordinal));

        (await Time.PassWaitAsync(ChangeFiles.UndoLimit)).ShouldBe(TimeSpan.FromSeconds(10));

        cut.WaitForAssertion(() => cut.HasButton("Undo").ShouldBeFalse());
        cut.WaitForAssertion(() => Files.Everything.ShouldBe(["/root", "/root/web.yaml", "/root/zz.txt"]));
    }

    [Fact]
    public async Task Undo_ThatCannotBeDone_SaysWhy_AndIsOfferedAgain()
    {
        var cut = await ShowAsync();
        await ChooseAsync(cut, "web.yaml");
        await cut.PressAsync("Delete");
        Files.Put("/root/web.yaml", "another\n");

        await cut.PressAsync("Undo");
        cut.WaitForAssertion(() => cut.Alert().ShouldBe("There is a web.yaml already. Choose another name."));
        Files.Remove("/root/web.yaml");
        await cut.PressAsync("Undo");

        cut.WaitForAssertion(() => Files.TextOf("/root/web.yaml").ShouldBe("kind: Pod\n"));
        cut.HasButton("Undo").ShouldBeFalse();
    }

    [Fact]
    public async Task Rename_OntoAnOpenTextWhoseFileIsGone_IsRefused()
    {
        var (cut, _) = await OpenAsync("web.yaml");
        Files.Remove("/root/web.yaml");
        await Time.PassWaitAsync(LookAtFiles.Pause);
        cut.WaitForAssertion(() => Tree(cut).ShouldBe(["app", "zz.txt"]));

        await ChooseAsync(cut, "zz.txt");
        await Row(cut, "zz.txt").KeyDownAsync(new KeyboardEventArgs { Key = "F2" });
        cut.Find("[data-name]").Input("web.yaml");
        await cut.Find("[data-name]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        cut.Alert().ShouldBe("There is a web.yaml already. Choose another name.");
        Files.TextOf("/root/zz.txt").ShouldBe("z\n");
    }

    [Fact]
    public async Task TextWhoseFileIsGone_CanBeSaved_AndIsNotClosedUnasked()
    {
        var (cut, _) = await OpenAsync("web.yaml");
        Files.Remove("/root/web.yaml");
        await Time.PassWaitAsync(LookAtFiles.Pause);
        cut.WaitForAssertion(() => cut.Button("Save").IsUsable().ShouldBeTrue());

        await cut.PressAsync("Close web.yaml");
        cut.Alert().ShouldNotBeNull().ShouldStartWith("web.yaml has text that is not saved.");
        Write("kind: Pod\n");
        await cut.PressAsync("Save and close");

        Files.TextOf("/root/web.yaml").ShouldBe("kind: Pod\n");
        cut.FindAll("[role=tab]").ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatWasOpen_DoesNotTakeTheKeyboardFromSomebodyWhoTypes()
    {
        _script.Setup<EditorPane.Known>("recall", _ => true).SetResult(new EditorPane.Known(["/root/web.yaml"], "/root/web.yaml", [], []));

        var cut = await ShowAsync();

        cut.WaitForAssertion(() => Tabs(cut).ShouldBe(["web.yaml*"]));
        _script.Invocations["showFile"].ShouldHaveSingleItem().Arguments[^1].ShouldBe(false);
        await Row(cut, "zz.txt").ClickAsync(new());
        cut.WaitForAssertion(() => _script.Invocations["showFile"][^1].Arguments[^1].ShouldBe(true));
    }

    [Fact]
    public async Task NewFile_GoesToTheChosenFolder_AndIsOpened()
    {
        var cut = await ShowAsync();
        await Row(cut, "app").ClickAsync(new());
        await cut.PressAsync("New file");
        cut.Find("[data-name]").Input("a/b");
        await cut.PressAsync("Make");
        cut.Alert().ShouldBe("A name has 1 to 255 letters and no slash.");

        cut.Find("[data-name]").Input("new.yaml");
        await cut.Find("[data-name]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        cut.WaitForAssertion(() => Tabs(cut).ShouldBe(["new.yaml*"]));
        Files.TextOf("/root/app/new.yaml").ShouldBe("");
        Tree(cut).ShouldBe(["app", "main.py", "new.yaml", "web.yaml", "zz.txt"]);
    }

    [Fact]
    public async Task Name_ThatIsTaken_IsRefused_AndOneThatIsFreeTakenByTheTabToo()
    {
        var (cut, _) = await OpenAsync("web.yaml");
        await ChooseAsync(cut, "web.yaml");
        await Row(cut, "web.yaml").KeyDownAsync(new KeyboardEventArgs { Key = "F2" });
        cut.Find("[data-name]").Input("zz.txt");
        await cut.Find("[data-name]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        cut.Alert().ShouldBe("There is a zz.txt already. Choose another name.");

        cut.Find("[data-name]").Input("api.yaml");
        await cut.Find("[data-name]").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });

        cut.WaitForAssertion(() => Tabs(cut).ShouldBe(["api.yaml*"]));
        Files.TextOf("/root/api.yaml").ShouldBe("kind: Pod\n");
        _script.VerifyInvoke("moveFile");
    }

    [Theory]
    [InlineData("web.yaml", "web.yaml*")]
    [InlineData("/etc/hosts", "hosts*")]
    [InlineData("~/app/../web.yaml", "web.yaml*")]
    public async Task TextOfTheLab_OpensAFile(string path, string tab)
    {
        Files.Put("/etc/hosts", "127.0.0.1\n");
        var cut = await ShowAsync();

        await PaneOf(cut).InvokeAsync(() => PaneOf(cut).Instance.WantAsync(path));

        Tabs(cut).ShouldBe([tab]);
    }

    [Fact]
    public async Task TextOfTheLab_WantsAFileThatIsNotThere_ItIsOffered_AndMadeBySaving()
    {
        var cut = await ShowAsync();
        await PaneOf(cut).InvokeAsync(() => PaneOf(cut).Instance.WantAsync("/root/later.yaml"));
        cut.Alert().ShouldNotBeNull().ShouldStartWith("There is no ~/later.yaml yet.");
        Files.TextOf("/root/later.yaml").ShouldBeNull();

        await cut.PressAsync("Make it");
        Files.TextOf("/root/later.yaml").ShouldBeNull();
        Write("a: 1\n");
        await cut.PressAsync("Save");

        Files.TextOf("/root/later.yaml").ShouldBe("a: 1\n");
    }

    [Fact]
    public async Task Binary_IsRefused_AndTheDownloadOffered()
    {
        Files.Put("/root/program", [1, 0, 2]);
        var cut = await ShowAsync();

        await Row(cut, "program").ClickAsync(new());

        cut.Alert().ShouldNotBeNull().ShouldStartWith("program is not UTF-8 text. Download it");
        Tabs(cut).ShouldBeEmpty();
        await cut.PressAsync("Download");
        _script.VerifyInvoke("takeFile");
    }

    [Fact]
    public async Task Uploads_NeverReplaceByThemselves()
    {
        _script.Setup<IJSStreamReference>("fileAt", _ => true).SetResult(new BrowserText { Text = "uploaded" });
        OfferedFile[] offered = [new(0, "new.txt", 8, IsFolder: false), new(1, "web.yaml", 8, IsFolder: false), new(2, "src", 8, IsFolder: true), new(3, "../x", 8, IsFolder: false)];
        foreach (var file in offered)
        {
            _script.Setup<OfferedFile>("describeFile", call => call.Arguments[1] is int number && number == file.Number).SetResult(file);
        }

        var cut = await ShowAsync();

        await PaneOf(cut).InvokeAsync(() => PaneOf(cut).Instance.OfferAsync("/root", first: 0, offered.Length));

        Files.TextOf("/root/new.txt").ShouldBe("uploaded");
        Files.TextOf("/root/web.yaml").ShouldBe("kind: Pod\n");
        cut.Seen().ShouldContain("There is a web.yaml already.");
        cut.Seen().ShouldContain("src: it is a folder; drop the files in it.");
        cut.Seen().ShouldContain("“../x” cannot be the name of a file");
        await cut.PressAsync("Replace it");
        Files.TextOf("/root/web.yaml").ShouldBe("uploaded");
    }

    [Fact]
    public async Task TooManyUploads_AreRefusedAtOnce()
    {
        var cut = await ShowAsync();

        await PaneOf(cut).InvokeAsync(() => PaneOf(cut).Instance.OfferAsync("/root", first: 0, FileLimits.Uploads + 1));

        cut.Alert().ShouldNotBeNull().ShouldStartWith("At most 100 files are uploaded at once.");
        Files.Everything.Length.ShouldBe(5);
    }

    [Fact]
    public async Task WhatWasOpen_IsOpenedAgain_WithTextThatWasNotSaved()
    {
        _script.Setup<EditorPane.Known>("recall", _ => true).SetResult(new EditorPane.Known(["/root/web.yaml", "/root/gone", "no\0path"], "/root/web.yaml", ["/root/app", "/etc"], ["/root/new"]));
        _script.Setup<EditorPane.Restored>("openFile", call => call.Arguments[1] is "/root/new").SetResult(new EditorPane.Restored(IsRestored: true, null));

        var cut = await ShowAsync();

        cut.WaitForAssertion(() => Tabs(cut).ShouldBe(["web.yaml*", "new not saved"]));
        Tree(cut).ShouldContain("main.py", StringComparer.Ordinal);
        await cut.FindAll("[role=tab]")[1].ClickAsync(new());
        cut.Seen().ShouldContain("This is text you had not saved when the page was last left.");
    }

    [Fact]
    public async Task MachineThatDoesNotAnswer_IsSaid_AndTheTreeStays()
    {
        var cut = await ShowAsync();
        Files.Trouble = new FilesOutOfReach("The connection was lost.");

        await Time.PassWaitAsync(LookAtFiles.Pause);

        cut.WaitForAssertion(() => cut.Seen().ShouldContain("The lab's files cannot be reached. The connection was lost."));
        Tree(cut).Length.ShouldBe(3);
        Files.Trouble = null;
        await Time.PassWaitAsync(LookAtFiles.Pause);
        cut.WaitForAssertion(() => cut.Seen().ShouldNotContain("cannot be reached"));
    }

    [Fact]
    public async Task StrangeNames_AreShownWithPictures()
    {
        Files.Put("/root/a\nb\u001b", "x");
        var cut = await ShowAsync();

        Tree(cut).ShouldContain("a␊b␛", StringComparer.Ordinal);
    }

    private static FilePath PathOf(string text) => FilePath.TryParse(text, out var path) ? path : throw new InvalidOperationException($"“{text}” is no path.");

    private static IRenderedComponent<EditorPane> PaneOf(IRenderedComponent<SessionRoom<EditorPane>> cut) => cut.FindComponent<EditorPane>();

    private static Task SeeAsync(IRenderedComponent<SessionRoom<EditorPane>> cut, bool isSeen) => PaneOf(cut).InvokeAsync(() => PaneOf(cut).Instance.SeenAsync(isSeen));

    private static string[] Tree(IRenderedComponent<SessionRoom<EditorPane>> cut) => [.. cut.FindAll("[role=treeitem] .name").Select(Reading.SeenIn)];

    private static string[] Tabs(IRenderedComponent<SessionRoom<EditorPane>> cut) =>
        [.. cut.FindAll("[role=tab]").Select(tab => string.Join(' ', ((string[])[tab.SeenIn(), tab.QuerySelector("[role=img]")?.NameOf() ?? ""]).Where(word => word.Length > 0)) + (tab.GetAttribute("aria-selected") is "true" ? "*" : ""))];

    private static IElement Row(IRenderedComponent<SessionRoom<EditorPane>> cut, string name) =>
        cut.FindAll("[role=treeitem]").Single(row => string.Equals(row.QuerySelector(".name")!.SeenIn(), name, StringComparison.Ordinal));

    private static Task ChooseAsync(IRenderedComponent<SessionRoom<EditorPane>> cut, string name) => Row(cut, name).FocusAsync(new());

    private async Task<IRenderedComponent<SessionRoom<EditorPane>>> ShowAsync()
    {
        var cut = RenderIn<EditorPane>(await AddSessionAsync());
        await SeeAsync(cut, isSeen: true);
        cut.WaitForAssertion(() => cut.FindAll("[role=treeitem]").ShouldNotBeEmpty());
        return cut;
    }

    private async Task<(IRenderedComponent<SessionRoom<EditorPane>> Cut, IRenderedComponent<EditorPane> Pane)> OpenAsync(string name)
    {
        var cut = await ShowAsync();
        await Row(cut, name).ClickAsync(new());
        cut.WaitForAssertion(() => cut.FindAll("[role=tab]").ShouldHaveSingleItem());
        return (cut, PaneOf(cut));
    }

    /// <summary>What the browser tells when somebody writes.</summary>
    private Task ChangeAsync(IRenderedComponent<EditorPane> pane, string path, string text)
    {
        Write(text);
        return pane.InvokeAsync(() => pane.Instance.Dirty(path, isDirty: true));
    }

    private void Write(string text)
    {
        _text.Text = text;
        _script.Setup<EditorPane.Taken>("takeText", _ => true).SetResult(new EditorPane.Taken(_text.Length));
    }

    /// <summary>A text on its way from the browser.</summary>
    private sealed class BrowserText : IJSStreamReference
    {
        public string Text { get; set; } = "";

        public long Length => Encoding.UTF8.GetByteCount(Text);

        public ValueTask<Stream> OpenReadStreamAsync(long maxAllowedSize = 512000, CancellationToken cancellationToken = default) => ValueTask.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(Text)));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
