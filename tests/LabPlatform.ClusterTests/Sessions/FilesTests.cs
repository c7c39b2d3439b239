using System.Text;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Shared;
using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Files of a real toolbox.</summary>
public sealed class FilesTests(TwoSessions sessions) : IClassFixture<TwoSessions>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ILearnerFiles Files => sessions.Cluster.Files;

    [Fact]
    public async Task File_IsWritten_Seen_Changed_AndAConflictTold()
    {
        var written = Value(await WriteAsync("editor/web.yaml", "kind: Pod\n", expected: null));
        (await DoAsync("cat editor/web.yaml")).ShouldBe("kind: Pod\n");

        await DoAsync("echo theirs >editor/web.yaml; mkdir editor/sub");
        var seen = Value(await Files.LookAsync(sessions.First, new FilesWanted([FilePath.Home, At("editor")], [At("editor/web.yaml")]), Token));
        seen.Folders[At("editor")].Entries.Select(entry => entry.Name).ShouldBe(["sub", "web.yaml"]);
        seen.Files[At("editor/web.yaml")].ShouldNotBeNull().ShouldNotBe(written);

        (await WriteAsync("editor/web.yaml", "mine\n", written)).Error.ShouldBeOfType<FileChanged>();
        Value(await WriteAsync("editor/web.yaml", "mine\n", seen.Files[At("editor/web.yaml")]));
        (await DoAsync("cat editor/web.yaml; ls -A editor")).ShouldBe("mine\nsub\nweb.yaml\n");
    }

    [Fact]
    public async Task MountedFile_IsWrittenWhereItIs()
    {
        var hosts = At("/etc/hosts");
        var before = Value(await Files.ReadAsync(sessions.First, hosts, Token));
        var text = Encoding.UTF8.GetString(before.Content.Span) + "127.0.0.1 editor.test\n";

        Value(await WriteAsync("/etc/hosts", text, before.Version));

        (await DoAsync("getent hosts editor.test | wc -l; ls -A /etc | grep -c lab-aside")).ShouldBe("1\n0\n");
    }

    [Fact]
    public async Task PipesAndDevices_AreRefusedAtOnce()
    {
        await DoAsync("mkfifo pipe; ln -s /dev/zero zero; ln -s loop loop");

        foreach (var name in (string[])["pipe", "zero", "/dev/stdin"])
        {
            (await Files.ReadAsync(sessions.First, At(name), Token).DefaultTimeout()).Error.ShouldBeOfType<NotAFile>();
        }

        (await Files.ReadAsync(sessions.First, At("loop"), Token).DefaultTimeout()).Error.ShouldBeOfType<FileRefused>();
    }

    [Fact]
    public async Task LargestFiles_GoBothWays()
    {
        var content = new byte[FileLimits.Upload];
        Random.Shared.NextBytes(content);
        Value(await Files.WriteAsync(sessions.First, At("big"), new MemoryStream(content), content.Length, expected: null, Token));
        (await DoAsync("sha256sum <big")).ShouldStartWith(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(content)));

        await DoAsync($"head -c {FileLimits.Download} /dev/urandom >bigger");
        var download = Value(await Files.DownloadAsync(sessions.First, At("bigger"), Token));
        await using (download)
        {
            var hash = await System.Security.Cryptography.SHA256.HashDataAsync(download.Content, Token);
            (await DoAsync("sha256sum <bigger; rm big bigger")).ShouldStartWith(Convert.ToHexStringLower(hash));
        }
    }

    [Fact]
    public async Task DownloadThatIsLeft_EndsInTheToolbox()
    {
        await DoAsync($"head -c {FileLimits.Download} /dev/zero >left");
        var download = Value(await Files.DownloadAsync(sessions.First, At("left"), Token));
        (await download.Content.ReadAsync(new byte[100], Token)).ShouldBeGreaterThan(0);
        await download.DisposeAsync();

        await Waits.UntilAsync("nothing goes on", async () => await DoAsync("cat /proc/[0-9]*/cmdline 2>/dev/null | tr '\\0' ' ' | grep -c 'Does one thing with file[s]'; rm -f left") is "0\n");
    }

    [Fact]
    public async Task Deleted_ComesBack_OrIsForgotten()
    {
        await DoAsync("mkdir -p gone/deep && echo x >gone/deep/file");
        var kept = Value(await Files.ChangeAsync(sessions.First, new FileChange.Delete(At("gone")), Token));
        (await DoAsync("ls -d gone 2>&1 | grep -c 'No such'")).ShouldBe("1\n");
        Value(await Files.ChangeAsync(sessions.First, new FileChange.Move(kept, At("gone")), Token));
        (await DoAsync("cat gone/deep/file")).ShouldBe("x\n");

        kept = Value(await Files.ChangeAsync(sessions.First, new FileChange.Delete(At("gone")), Token));
        Value(await Files.ChangeAsync(sessions.First, new FileChange.Forget(kept), Token));
        (await DoAsync("ls -A | grep -c -e gone -e aside")).ShouldBe("0\n");
    }

    [Fact]
    public async Task LearnersOwnPython_HarmsNobodyElse()
    {
        await sessions.Cluster.InToolboxAsync(sessions.Second, "rm /usr/bin/python3 && printf '#!/bin/sh\\nyes \"{\"\\n' >/usr/bin/python3 && chmod +x /usr/bin/python3");

        (await Files.ReadAsync(sessions.Second, At("web.yaml"), Token).DefaultTimeout()).Error.ShouldBeOfType<FilesOutOfReach>();
        Value(await Files.LookAsync(sessions.First, new FilesWanted([FilePath.Home], []), Token));
    }

    [Fact]
    public async Task OneLook_IsQuick()
    {
        Value(await Files.LookAsync(sessions.First, new FilesWanted([FilePath.Home], []), Token));
        var started = TimeProvider.System.GetTimestamp();
        for (var look = 0; look < 5; look++)
        {
            Value(await Files.LookAsync(sessions.First, new FilesWanted([FilePath.Home], [At(".bashrc")]), Token));
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{TimeProvider.System.GetElapsedTime(started).TotalMilliseconds / 5:0} ms a look");
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }

    private static FilePath At(string text) => FilePath.TryParse(text, out var path) ? path : throw new InvalidOperationException($"“{text}” is no path.");

    private static T Value<T>(Result<T> result)
    {
        result.Error.ShouldBeNull();
        return result.Value!;
    }

    private Task<Result<FileVersion>> WriteAsync(string name, string text, FileVersion? expected)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return Files.WriteAsync(sessions.First, At(name), new MemoryStream(content), content.Length, expected, Token).DefaultTimeout();
    }

    private async Task<string> DoAsync(string commands) => (await sessions.Cluster.InToolboxAsync(sessions.First, $"cd /root; {commands}")).OutputText;
}
