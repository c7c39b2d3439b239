using System.Security.Cryptography;
using System.Text;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>Input: taken once, in order, from those who may.</summary>
public sealed class InputTests
{
    [Fact]
    public async Task Input_SentTwice_IsTypedOnce_F28()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        await viewer.UntilAsync("$ ");

        await viewer.TypeAsync("echo once >> log\n");
        viewer.Typed = 0;
        await viewer.TypeAsync("echo once >> log\n");
        viewer.Typed = 5;
        await viewer.TypeAsync("once >> log\necho DO''NE\n");
        await viewer.UntilAsync("DONE\r\n");

        (await LogAsync(holder)).ShouldBe("once\n");
    }

    [Fact]
    public async Task Reattach_SameViewer_KnowsWhatWasAccepted_F28()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using (var viewer = await holder.AttachAsync())
        {
            await viewer.TypeAsync("echo first >> log\n");
            await viewer.UntilAsync<TerminalEvent.InputTaken>();
        }

        await using var again = await holder.AttachAsync();
        again.Attached.InputAccepted.ShouldBe("echo first >> log\n".Length);
        await again.TypeAsync("echo second >> log; echo DO''NE\n");
        await again.UntilAsync("DONE\r\n");

        (await LogAsync(holder)).ShouldBe("first\nsecond\n");
    }

    [Fact]
    public async Task Reattach_SameViewer_TakesThePlaceOfTheOld()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var old = await holder.AttachAsync();
        await old.UntilAsync("$ ");

        await using var replacing = await holder.AttachAsync();

        var error = await Should.ThrowAsync<TerminalException>(() => old.UntilAsync<TerminalEvent.Exited>());
        error.Replaced.ShouldBeTrue();
    }

    [Fact]
    public async Task Gap_InInput_IsRefused()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();

        viewer.Typed = 10;
        await viewer.TypeAsync("rm -rf /\n");

        (await Should.ThrowAsync<TerminalException>(() => viewer.UntilAsync<TerminalEvent.Exited>())).Message.ShouldContain("missing");
    }

    [Fact]
    public async Task Watcher_Typing_IsRefused_Row50()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        await using var watcher = await holder.AttachAsync(viewer: "viewer02", mayType: false);

        await watcher.TypeAsync("echo x >> log\n");
        await Should.ThrowAsync<TerminalException>(() => watcher.UntilAsync<TerminalEvent.Exited>());

        await viewer.TypeAsync("echo DO''NE\n");
        await viewer.UntilAsync("DONE\r\n");
        File.Exists(Path.Combine(holder.Home, "log")).ShouldBeFalse();
    }

    [Fact]
    public async Task Paste_OneMegabyte_ArrivesWhole()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 20_000).Select(line => $"{line:D8} pasted äöü line, well below a terminal's 4 KB\n")));
        await viewer.TypeAsync("stty -echo; echo START; cat > pasted\n");
        await viewer.UntilAsync("START\r\n");

        await viewer.PasteAsync(text);
        await viewer.TypeAsync("\u0004");
        await viewer.TypeAsync("stty echo; echo DO''NE\n");
        await viewer.UntilAsync("DONE\r\n");

        text.Length.ShouldBeGreaterThan(1_000_000);
        var pasted = await File.ReadAllBytesAsync(Path.Combine(holder.Home, "pasted"), TestContext.Current.CancellationToken);
        Convert.ToHexString(SHA256.HashData(pasted)).ShouldBe(Convert.ToHexString(SHA256.HashData(text)));
    }

    [Fact]
    public async Task CtrlC_BehindAPasteNobodyReads_EndsTheProgramAndDropsThePaste()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        await viewer.TypeAsync("stty -echo; bash -c 'echo START; exec sleep 1000'\n"); // START comes from the foreground program itself
        await viewer.UntilAsync("START\r\n");
        var paste = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("echo junk >> log\n", 3500)));

        await viewer.TypeAsync(paste);
        await viewer.TypeAsync("\u0003");
        await viewer.TypeAsync("stty echo; echo DO''NE\n");
        await viewer.UntilAsync("DONE\r\n");

        File.Exists(Path.Combine(holder.Home, "log")).ShouldBeFalse();
    }

    [Fact]
    public async Task MoreThanGranted_IsRefused_NotDropped()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        await viewer.TypeAsync("stty raw -echo; echo START; sleep 1000\n"); // a terminal that waits for a whole line drops what is too long, one in raw mode keeps it
        await viewer.UntilAsync("START\n");

        await Should.ThrowAsync<TerminalException>(async () =>
        {
            await viewer.TypeAsync(new byte[400_000]);
            await viewer.UntilAsync<TerminalEvent.Exited>();
        });
    }

    [Fact]
    public async Task Type_UnderAName_IsTypedOnceAtThePrompt()
    {
        await using var holder = await LocalHolder.StartAsync();

        var first = await holder.RunAsync("echo typed >> log\n", "type", "1", "--as", "page-intro", "--at-prompt");
        var second = await holder.RunAsync("echo typed >> log\n", "type", "1", "--as", "page-intro", "--at-prompt");
        await using var viewer = await holder.AttachAsync();
        var seen = await viewer.UntilAsync("typed >> log\r\n");
        await viewer.TypeAsync("echo DO''NE\n");
        await viewer.UntilAsync("DONE\r\n");

        (first.ExitCode, second.ExitCode).ShouldBe((0, 0));
        (await LogAsync(holder)).ShouldBe("typed\n");
        seen.ShouldStartWith("$ echo typed"); // behind the prompt, not before it
    }

    private static Task<string> LogAsync(LocalHolder holder) =>
        File.ReadAllTextAsync(Path.Combine(holder.Home, "log"), TestContext.Current.CancellationToken);
}
