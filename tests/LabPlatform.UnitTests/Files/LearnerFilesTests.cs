using System.Diagnostics;
using System.Globalization;
using System.Text;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Kubernetes.Files;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Files;

/// <summary>The program that works on files, with the real Python and real files of this machine.</summary>
public sealed class LearnerFilesTests : IAsyncDisposable
{
    private static readonly LabSession s_session = new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Ready,
        CreatedAt = DateTimeOffset.UnixEpoch,
        LastActivityAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.UnixEpoch,
    };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("lab-files-");
    private readonly LearnerFiles _files = new(new LocalPrograms(), TimeProvider.System);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Folder_IsListed_FoldersFirst_ThenByName_HiddenOnesBehind()
    {
        Directory.CreateDirectory(Real("zoo"));
        await File.WriteAllTextAsync(Real("b.yaml"), "12345", Token);
        await File.WriteAllTextAsync(Real("A.txt"), "", Token);
        await File.WriteAllTextAsync(Real(".hidden"), "", Token);

        var listing = await ListAsync("");

        listing.ShouldBe(new FolderListing(
            [
                new FileEntry("zoo", FileKind.Folder, 0, IsLink: false), new FileEntry("A.txt", FileKind.File, 0, IsLink: false),
                new FileEntry("b.yaml", FileKind.File, 5, IsLink: false), new FileEntry(".hidden", FileKind.File, 0, IsLink: false),
            ],
            0,
            null));
    }

    [Fact]
    public async Task StrangeThings_AreListed_AndNotOpened()
    {
        await RunAsync("mkfifo", Real("pipe"));
        File.CreateSymbolicLink(Real("device"), "/dev/zero");
        File.CreateSymbolicLink(Real("a"), Real("b"));
        File.CreateSymbolicLink(Real("b"), Real("a"));
        File.CreateSymbolicLink(Real("nowhere"), "/not/there");
        await RunAsync("python3", "-c", "import os,sys; open(os.path.join(os.fsencode(sys.argv[1]), b'\\xff\\xfe'), 'w'); open(os.path.join(sys.argv[1], 'new\\nline \\x1b[31m'), 'w')", _folder.FullName);

        var listing = await ListAsync("");

        listing.Entries.Select(entry => (entry.Name, entry.Kind)).ShouldBe(
            [("a", FileKind.Other), ("b", FileKind.Other), ("device", FileKind.Other), ("new\nline \u001b[31m", FileKind.File), ("nowhere", FileKind.Other), ("pipe", FileKind.Other)]);
        listing.Left.ShouldBe(1, "a name that is no text");
        foreach (var name in (string[])["pipe", "device"])
        {
            (await _files.ReadAsync(s_session, At(name), Token).DefaultTimeout()).ShouldRefuse<FileText, NotAFile>();
            (await _files.DownloadAsync(s_session, At(name), Token).DefaultTimeout()).ShouldRefuse<FileDownload, NotAFile>();
            (await WriteAsync(name, "x", expected: null)).ShouldRefuse<FileVersion, NotAFile>();
        }

        (await _files.ReadAsync(s_session, At("a"), Token)).ShouldRefuse<FileText, FileRefused>().Message.ShouldBe("a: Too many levels of symbolic links.");
        (await _files.ReadAsync(s_session, At("new\nline \u001b[31m"), Token)).ShouldSucceed();
        (await _files.ReadAsync(s_session, At(""), Token)).ShouldRefuse<FileText, NotAFile>();
        (await _files.ReadAsync(s_session, At("none"), Token)).ShouldRefuse<FileText, NoSuchFile>();
    }

    [Fact]
    public async Task FolderWithThousands_IsCut_AndSaysSo()
    {
        for (var number = 0; number < FileLimits.Entries + 200; number++)
        {
            await File.WriteAllBytesAsync(Real(number.ToString("D5", CultureInfo.InvariantCulture)), [], Token);
        }

        var listing = await ListAsync("");

        (listing.Entries.Length, listing.Left, listing.Entries[^1].Name).ShouldBe((FileLimits.Entries, 200, "00999"));
    }

    [Fact]
    public async Task LongNamesInManyFolders_FitIntoOneAnswer()
    {
        for (var folder = 0; folder < 5; folder++)
        {
            Directory.CreateDirectory(Real($"{folder}"));
            for (var number = 0; number < 1000; number++)
            {
                await File.WriteAllBytesAsync(Real($"{folder}/{number.ToString("D4", CultureInfo.InvariantCulture)}{new string('x', 240)}"), [], Token);
            }
        }

        var seen = (await _files.LookAsync(s_session, new FilesWanted([.. Enumerable.Range(0, 5).Select(folder => At($"{folder}"))], []), Token)).ShouldSucceed();

        seen.Folders.Values.ShouldAllBe(listing => listing.Entries.Length + listing.Left == 1000);
        seen.Folders[At("0")].Entries.Length.ShouldBe(1000);
        seen.Folders[At("4")].Left.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task FolderThatIsNone_SaysWhy()
    {
        await File.WriteAllTextAsync(Real("file"), "", Token);

        (await ListAsync("file")).Trouble.ShouldBe("Not a directory.");
        (await ListAsync("none")).Trouble.ShouldBe("No such file or directory.");
    }

    [Fact]
    public async Task Text_IsReadAsItIs_AndItsVersionIsTheOneOfALook()
    {
        const string Text = "\ufeffkind: Pod\r\n\tü\n";
        await File.WriteAllTextAsync(Real("a"), Text, new UTF8Encoding(false), Token);

        var read = (await _files.ReadAsync(s_session, At("a"), Token)).ShouldSucceed();
        var seen = (await _files.LookAsync(s_session, new FilesWanted([], [At("a"), At("none")]), Token)).ShouldSucceed();

        Encoding.UTF8.GetString(read.Content.Span).ShouldBe(Text);
        seen.Files[At("a")].ShouldBe(read.Version);
        seen.Files[At("none")].ShouldBeNull();
    }

    [Fact]
    public async Task TooLarge_AndNoText_AreRefused_AndCanBeDownloaded()
    {
        await File.WriteAllBytesAsync(Real("large"), new byte[FileLimits.Text + 1], Token);
        await File.WriteAllTextAsync(Real("full"), new string('x', FileLimits.Text), Token);
        await File.WriteAllBytesAsync(Real("program"), [0x7f, (byte)'E', (byte)'L', (byte)'F', 0, 1], Token);
        await File.WriteAllBytesAsync(Real("latin"), [0xfc, (byte)'\n'], Token);

        (await _files.ReadAsync(s_session, At("large"), Token)).ShouldRefuse<FileText, FileTooLarge>().Limit.ShouldBe(FileLimits.Text);
        (await _files.ReadAsync(s_session, At("full"), Token)).ShouldSucceed().Content.Length.ShouldBe(FileLimits.Text);
        (await _files.ReadAsync(s_session, At("program"), Token)).ShouldRefuse<FileText, FileIsNoText>();
        (await _files.ReadAsync(s_session, At("latin"), Token)).ShouldRefuse<FileText, FileIsNoText>();
        (await DownloadAsync("large")).Length.ShouldBe(FileLimits.Text + 1);
        (await DownloadAsync("program"))[..4].ShouldBe([0x7f, (byte)'E', (byte)'L', (byte)'F']);
    }

    [Fact]
    public async Task LargestDownload_Comes_AndOneMoreByteDoesNot()
    {
        await using (var file = File.Create(Real("full")))
        {
            file.SetLength(FileLimits.Download);
        }

        await using (var file = File.Create(Real("more")))
        {
            file.SetLength(FileLimits.Download + 1);
        }

        var download = (await _files.DownloadAsync(s_session, At("full"), Token)).ShouldSucceed();
        await using (download)
        {
            using var hash = System.Security.Cryptography.SHA256.Create();
            await hash.ComputeHashAsync(download.Content, Token);
            download.Content.Position.ShouldBe(FileLimits.Download);
        }

        (await _files.DownloadAsync(s_session, At("more"), Token)).ShouldRefuse<FileDownload, FileTooLarge>();
    }

    [Fact]
    public async Task EndlessFileOfTheKernel_IsBounded()
    {
        FilePath.TryParse("/proc/kcore", out var memory).ShouldBeTrue();
        FilePath.TryParse("/proc/version", out var version).ShouldBeTrue();

        (await _files.ReadAsync(s_session, memory, Token).DefaultTimeout()).Error.ShouldNotBeNull();
        Encoding.UTF8.GetString((await _files.ReadAsync(s_session, version, Token)).ShouldSucceed().Content.Span).ShouldStartWith("Linux version");
    }

    [Fact]
    public async Task NewFile_IsWritten_WithItsFolders_AndNeverOverOneThatIsThere()
    {
        (await WriteAsync("new/deep/a.yaml", "one", expected: null)).ShouldSucceed();
        (await WriteAsync("new/deep/a.yaml", "two", expected: null)).ShouldRefuse<FileVersion, NameTaken>();

        (await File.ReadAllTextAsync(Real("new/deep/a.yaml"), Token)).ShouldBe("one");
        (await RunAsync("stat", "--format=%a", Real("new/deep/a.yaml"))).ShouldBe("644\n");
        Directory.GetFileSystemEntries(Real("new/deep")).ShouldHaveSingleItem("nothing beside it is left");
    }

    [Fact]
    public async Task Save_KeepsOwnerAndMode_AndGivesTheNewVersion()
    {
        await File.WriteAllTextAsync(Real("run.sh"), "old", Token);
        await RunAsync("chmod", "750", Real("run.sh"));
        await RunAsync("chown", "12:34", Real("run.sh"));
        var version = (await _files.ReadAsync(s_session, At("run.sh"), Token)).ShouldSucceed().Version;

        var written = (await WriteAsync("run.sh", "new", version)).ShouldSucceed();

        (await File.ReadAllTextAsync(Real("run.sh"), Token)).ShouldBe("new");
        (await RunAsync("stat", "--format=%u:%g %a", Real("run.sh"))).ShouldBe("12:34 750\n");
        (await _files.ReadAsync(s_session, At("run.sh"), Token)).ShouldSucceed().Version.ShouldBe(written);
        (await WriteAsync("run.sh", "", written)).ShouldSucceed();
        new FileInfo(Real("run.sh")).Length.ShouldBe(0);
    }

    [Fact]
    public async Task FileChangedBelow_IsAConflict_AndNothingIsLost()
    {
        await File.WriteAllTextAsync(Real("a"), "one", Token);
        var version = (await _files.ReadAsync(s_session, At("a"), Token)).ShouldSucceed().Version;
        await File.WriteAllTextAsync(Real("a"), "theirs", Token);

        (await WriteAsync("a", "mine", version)).ShouldRefuse<FileVersion, FileChanged>();
        (await File.ReadAllTextAsync(Real("a"), Token)).ShouldBe("theirs");

        File.Delete(Real("a"));
        (await WriteAsync("a", "mine", version)).ShouldRefuse<FileVersion, FileChanged>();
        Directory.GetFileSystemEntries(_folder.FullName).ShouldBeEmpty();
    }

    [Fact]
    public async Task Link_IsWrittenThrough_AndStaysOne()
    {
        Directory.CreateDirectory(Real("there"));
        await File.WriteAllTextAsync(Real("there/real"), "one", Token);
        File.CreateSymbolicLink(Real("link"), "there/real");
        var version = (await _files.ReadAsync(s_session, At("link"), Token)).ShouldSucceed().Version;

        (await WriteAsync("link", "two", version)).ShouldSucceed();

        (await File.ReadAllTextAsync(Real("there/real"), Token)).ShouldBe("two");
        new FileInfo(Real("link")).LinkTarget.ShouldBe("there/real");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(3)]
    public async Task ContentOfAnotherLength_IsNotWritten(int claimed)
    {
        await File.WriteAllTextAsync(Real("a"), "one", Token);
        var version = (await _files.ReadAsync(s_session, At("a"), Token)).ShouldSucceed().Version;

        var written = await _files.WriteAsync(s_session, At("a"), new MemoryStream("1234"u8.ToArray()), claimed, version, Token);

        written.ShouldRefuse<FileVersion, TransferIncomplete>();
        (await File.ReadAllTextAsync(Real("a"), Token)).ShouldBe("one");
        Directory.GetFileSystemEntries(_folder.FullName).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task LargestUpload_Arrives()
    {
        var content = new byte[FileLimits.Upload];
        Random.Shared.NextBytes(content);

        (await _files.WriteAsync(s_session, At("big"), new MemoryStream(content), content.Length, expected: null, Token)).ShouldSucceed();

        (await File.ReadAllBytesAsync(Real("big"), Token)).AsSpan().SequenceEqual(content).ShouldBeTrue();
    }

    [Fact]
    public async Task Folders_AreMade_Moved_AndNothingIsReplaced()
    {
        (await ChangeAsync(new FileChange.MakeFolder(At("a/b")))).ShouldSucceed();
        (await ChangeAsync(new FileChange.MakeFolder(At("a/b")))).ShouldRefuse<FilePath, NameTaken>();
        await File.WriteAllTextAsync(Real("a/b/file"), "x", Token);
        await File.WriteAllTextAsync(Real("other"), "y", Token);

        (await ChangeAsync(new FileChange.Move(At("a/b"), At("c")))).ShouldSucceed().ShouldBe(At("c"));
        (await ChangeAsync(new FileChange.Move(At("c/file"), At("other")))).ShouldRefuse<FilePath, NameTaken>();
        (await ChangeAsync(new FileChange.Move(At("none"), At("some")))).ShouldRefuse<FilePath, NoSuchFile>().Path.ShouldBe(At("none"));
        (await ChangeAsync(new FileChange.Move(At("c"), At("c/d")))).Error.ShouldNotBeNull();

        (await File.ReadAllTextAsync(Real("c/file"), Token)).ShouldBe("x");
        (await File.ReadAllTextAsync(Real("other"), Token)).ShouldBe("y");
    }

    [Fact]
    public async Task Deleted_IsOutOfSight_ComesBack_OrIsForgotten()
    {
        Directory.CreateDirectory(Real("a/b"));
        await File.WriteAllTextAsync(Real("a/b/file"), "x", Token);

        var kept = (await ChangeAsync(new FileChange.Delete(At("a")))).ShouldSucceed();
        Directory.Exists(Real("a")).ShouldBeFalse();
        (await ListAsync("")).Entries.ShouldBeEmpty();

        (await ChangeAsync(new FileChange.Move(kept, At("a")))).ShouldSucceed();
        (await File.ReadAllTextAsync(Real("a/b/file"), Token)).ShouldBe("x");

        kept = (await ChangeAsync(new FileChange.Delete(At("a")))).ShouldSucceed();
        (await ChangeAsync(new FileChange.Forget(kept))).ShouldSucceed();
        Directory.GetFileSystemEntries(_folder.FullName).ShouldBeEmpty();
    }

    [Fact]
    public async Task OnlyWhatWasPutAside_IsForgotten_AndALinkIsNotFollowed()
    {
        Directory.CreateDirectory(Real("dear"));
        await File.WriteAllTextAsync(Real("dear/file"), "x", Token);
        File.CreateSymbolicLink(Real("link"), Real("dear"));

        (await ChangeAsync(new FileChange.Forget(At("dear")))).ShouldRefuse<FilePath, FileRefused>();
        var kept = (await ChangeAsync(new FileChange.Delete(At("link")))).ShouldSucceed();
        (await ChangeAsync(new FileChange.Forget(kept))).ShouldSucceed();

        File.Exists(Real("dear/file")).ShouldBeTrue();
    }

    [Fact]
    public async Task WhatNobodyCameBackFor_IsTidiedAwayByALook()
    {
        await File.WriteAllTextAsync(Real(".lab-aside-1700000000-0123abcd"), "", Token);
        await File.WriteAllTextAsync(Real($".lab-aside-{TimeProvider.System.GetUtcNow().ToUnixTimeSeconds()}-0123abcd"), "", Token);

        await ListAsync("");

        Directory.GetFileSystemEntries(_folder.FullName).ShouldHaveSingleItem().ShouldNotContain("1700000000");
    }

    /// <summary>Not with .NET, which cannot name what is no text.</summary>
    public async ValueTask DisposeAsync() => await RunAsync("rm", "-r", _folder.FullName);

    private string Real(string name) => Path.Combine(_folder.FullName, name);

    private FilePath At(string name) => FilePath.TryParse(Real(name), out var path) ? path : throw new InvalidOperationException($"“{name}” is no path.");

    private async Task<FolderListing> ListAsync(string name) =>
        (await _files.LookAsync(s_session, new FilesWanted([At(name)], []), Token).DefaultTimeout()).ShouldSucceed().Folders[At(name)];

    private Task<Result<FileVersion>> WriteAsync(string name, string text, FileVersion? expected)
    {
        var content = Encoding.UTF8.GetBytes(text);
        return _files.WriteAsync(s_session, At(name), new MemoryStream(content), content.Length, expected, Token).DefaultTimeout();
    }

    private Task<Result<FilePath>> ChangeAsync(FileChange change) => _files.ChangeAsync(s_session, change, Token).DefaultTimeout();

    private async Task<byte[]> DownloadAsync(string name)
    {
        var download = (await _files.DownloadAsync(s_session, At(name), Token)).ShouldSucceed();
        await using (download)
        {
            using var copy = new MemoryStream();
            await download.Content.CopyToAsync(copy, Token);
            return copy.ToArray();
        }
    }

    private static async Task<string> RunAsync(string program, params IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync(Token).DefaultTimeout();
        await process.WaitForExitAsync(Token).DefaultTimeout();
        process.ExitCode.ShouldBe(0);
        return output;
    }
}
