using System.Net;
using LabPlatform.Cli.Import;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Cli.Import;

/// <summary>How git is called, with a git of the test's own.</summary>
public sealed class GitCloneTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("lab-git-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static GitAddress Address
    {
        get
        {
            GitAddress.TryParse("https://github.com/owner/labs", GitAddress.UsualHosts, out var address, out _).ShouldBeTrue();
            return address!;
        }
    }

    [Fact]
    public async Task Git_IsLetDoNothingElse_AndGetsNothingOfTheCallersEnvironment()
    {
        var git = Git("""
            [ "$*" = "${*%ls-tree*}" ] || { printf '120000 blob 1\tlink\000100644 blob 2\tindex.json\000'; exit 0; }
            for folder; do :; done
            mkdir -p "$folder/.git"; env | sort >"$folder/env"; printf '%s\n' "$@" >"$folder/arguments"; echo ../../etc/passwd >"$folder/link"; echo '{}' >"$folder/index.json"
            """);

        var left = await Clone(git).FetchAsync(Address, Target, Token);

        left.ShouldBe(["link"]);
        Directory.EnumerateFileSystemEntries(Target).Select(Path.GetFileName).ShouldBe(["env", "arguments", "index.json"], ignoreOrder: true);
        var arguments = await File.ReadAllLinesAsync(Path.Combine(Target, "arguments"), Token);
        arguments[^3..].ShouldBe(["--", "https://github.com/owner/labs", Target]);
        foreach (var wanted in (string[])["protocol.allow=never", "protocol.https.allow=always", "core.hooksPath=/dev/null", "core.symlinks=false", "http.followRedirects=false",
            "http.curloptResolve=github.com:443:140.82.121.4", "--no-recurse-submodules", "--depth", "--template="])
        {
            string.Join('\n', arguments).ShouldContain(wanted);
        }

        var environment = (await File.ReadAllLinesAsync(Path.Combine(Target, "env"), Token)).Select(line => line.Split('=')[0]);
        environment.Except(["PATH", "HOME", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_GLOBAL", "GIT_ALLOW_PROTOCOL", "GIT_TERMINAL_PROMPT", "GIT_LFS_SKIP_SMUDGE", "PWD", "SHLVL", "_", "OLDPWD"], StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("140.82.121.4", "10.0.0.1")]
    [InlineData]
    public async Task HostIsNotPublic_NothingIsStarted(params string[] addresses)
    {
        var git = Git("touch /started-by-mistake; exit 1");
        var clone = new GitClone(git, (_, _) => Task.FromResult(addresses.Select(IPAddress.Parse).ToArray()), CopyLimits.Usual, TimeProvider.System);

        var refused = await Should.ThrowAsync<ImportException>(clone.FetchAsync(Address, Target, Token));

        refused.Message.ShouldContain("no public address");
        File.Exists("/started-by-mistake").ShouldBeFalse();
    }

    [Fact]
    public async Task GitFails_ItsLastWordsAreTheReason()
    {
        var failed = await Should.ThrowAsync<ImportException>(Clone(Git("echo Cloning >&2; echo 'fatal: repository not found' >&2; exit 128")).FetchAsync(Address, Target, Token));

        failed.Message.ShouldBe("git could not fetch https://github.com/owner/labs: fatal: repository not found");
    }

    [Fact]
    public async Task TooSlow_IsEnded()
    {
        var clone = Clone(Git("echo $$ >&2; exec sleep 600"), CopyLimits.Usual with { Time = TimeSpan.FromMilliseconds(200) });

        (await Should.ThrowAsync<ImportException>(clone.FetchAsync(Address, Target, Token)).DefaultTimeout()).Message.ShouldStartWith("It took longer than");
    }

    [Fact]
    public async Task TooLarge_IsEnded()
    {
        var clone = Clone(Git("for folder; do :; done; mkdir -p \"$folder\"; head -c 2000000 /dev/zero >\"$folder/big\"; exec sleep 600"), CopyLimits.Usual with { Bytes = 1 << 20 });

        (await Should.ThrowAsync<ImportException>(clone.FetchAsync(Address, Target, Token)).DefaultTimeout()).Message.ShouldBe("It is larger than 1 MB.");
    }

    private string Target => Path.Combine(_folder, "target");

    private string Git(string script)
    {
        var file = Path.Combine(_folder, "git");
        File.WriteAllText(file, "#!/bin/bash\n" + script + "\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return file;
    }

    private static GitClone Clone(string git, CopyLimits? limits = null) =>
        new(git, (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Parse("140.82.121.4")]), limits ?? CopyLimits.Usual, TimeProvider.System);
}
