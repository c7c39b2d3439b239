using System.Diagnostics;
using System.Globalization;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Terminals.Holder;

/// <summary>What a learner has: a login shell that stays.</summary>
public sealed class ShellTests
{
    [Fact]
    public async Task Attach_First_StartsALoginShellInTheHome()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();

        await viewer.TypeAsync("shopt -q login_shell && echo \"login:$PWD:$TERM:$LABTERM\"\n");

        await viewer.UntilAsync($"login:{holder.Home}:xterm-256color:1\r\n");
    }

    [Fact]
    public async Task Home_Empty_IsFilledFromTheSkeleton_OthersAreLeftAlone()
    {
        await using var holder = await LocalHolder.StartAsync("PS1='from the skeleton> '\n");
        await using (var viewer = await holder.AttachAsync())
        {
            await viewer.UntilAsync("from the skeleton> ");
        }

        await File.WriteAllTextAsync(Path.Combine(holder.Home, ".profile"), "PS1='changed> '\n", TestContext.Current.CancellationToken);
        await holder.RestartAsync();

        await using var after = await holder.AttachAsync();
        await after.UntilAsync("changed> ");
    }

    [Fact]
    public async Task Detach_ShellRunsOn_TheNextViewerSeesWhatItPrinted()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using (var viewer = await holder.AttachAsync())
        {
            await viewer.TypeAsync("x=kept; echo before; (until [ -e go ]; do sleep 0.05; done; echo mean''while) &\n");
            await viewer.UntilAsync("before\r\n");
        }

        await File.WriteAllTextAsync(Path.Combine(holder.Home, "go"), "", TestContext.Current.CancellationToken);
        await using var next = await holder.AttachAsync(viewer: "viewer02");
        var replay = await next.UntilAsync("meanwhile\r\n");
        await next.TypeAsync("echo still-$x\n");

        replay.ShouldContain("before\r\n");
        await next.UntilAsync("still-kept\r\n");
    }

    [Fact]
    public async Task Exit_IsReportedBehindTheLastOutput_AndInputStartsANewShell()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();

        await viewer.TypeAsync("x=old; echo last; exit 7\n");
        await viewer.UntilAsync("last\r\n");
        var exited = await viewer.UntilAsync<TerminalEvent.Exited>();
        await viewer.TypeAsync("echo new-$x-shell\n");

        exited.ExitCode.ShouldBe(7);
        await viewer.UntilAsync("new--shell\r\n");
    }

    [Fact]
    public async Task Exit_BySignal_GivesTheCodeAShellWouldGive()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();

        await viewer.TypeAsync("kill -9 $$\n");

        (await viewer.UntilAsync<TerminalEvent.Exited>()).ExitCode.ShouldBe(137);
    }

    [Fact]
    public async Task Terminals_AreShellsOfTheirOwn()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var first = await holder.AttachAsync(terminal: 1);
        await using var second = await holder.AttachAsync(terminal: 2);
        await first.TypeAsync("x=one; echo first-$x\n");
        await first.UntilAsync("first-one\r\n");

        await second.TypeAsync("echo second-$x.\n");

        await second.UntilAsync("second-.\r\n");
    }

    [Fact]
    public async Task Programs_GetTheSignalsAndDescriptorsOfAPlainShell()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();

        await viewer.TypeAsync("yes | head -1; echo \"status ${PIPESTATUS[0]}\"; ls /proc/self/fd | tr '\\n' ' '; echo en''d\n");

        // yes is ended by SIGPIPE (141), which Python's children would ignore; only ls's own descriptors are open.
        (await viewer.UntilAsync("0 1 2 3 end\r\n")).ShouldContain("status 141\r\n");
    }

    [Fact]
    public async Task Sigterm_EndsHolderAndShellsWithinTwoSeconds()
    {
        await using var holder = await LocalHolder.StartAsync();
        await using var viewer = await holder.AttachAsync();
        await viewer.TypeAsync("echo p''id=$$.; sleep 1000\n"); // the quotes keep the echo of what is typed from looking like the answer
        await viewer.UntilAsync("pid=");
        var pid = int.Parse((await viewer.UntilAsync(".")).TrimEnd('.'), CultureInfo.InvariantCulture);

        using var kill = Process.Start("kill", holder.Process.Id.ToString(CultureInfo.InvariantCulture));
        await holder.Process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(2), TestContext.Current.CancellationToken);

        holder.Process.ExitCode.ShouldBe(0);
        await Waits.UntilAsync("the shell is gone", () => Task.FromResult(!Runs(pid)));
    }

    // What has ended but was not yet reaped, as under an init that never reaps, runs no more (proc(5), state Z).
    private static bool Runs(int pid)
    {
        try
        {
            return !File.ReadAllText($"/proc/{pid}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }
}
