using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>The files of a session's machine, with its learner's rights.</summary>
/// <remarks>
/// The learner is root there and may make the machine answer anything: answers are bounded and checked, and say something about that machine
/// only. All methods refuse with one of <c>Errors.cs</c>, with <see cref="FilesOutOfReach"/> where the machine does not answer.
/// </remarks>
public interface ILearnerFiles
{
    /// <summary>Costs the machine one short program, however much is looked at.</summary>
    Task<Result<FilesSeen>> LookAsync(LabSession session, FilesWanted wanted, CancellationToken cancellationToken);

    /// <summary>Links are followed. Pipes and devices are refused, not waited for.</summary>
    Task<Result<FileText>> ReadAsync(LabSession session, FilePath path, CancellationToken cancellationToken);

    /// <summary>Writes a file whole or not at all; owner and mode stay. A link stays one: what it leads to is written.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="path">The folders above it are made where they are missing.</param>
    /// <param name="content">At most <see cref="FileLimits.Upload"/> bytes are read; the caller says how many text may have.</param>
    /// <param name="size">Bytes that <paramref name="content"/> is said to have; where it has others, nothing is written.</param>
    /// <param name="expected">What is there now, or null for nothing: else it is refused as <see cref="FileChanged"/> or <see cref="NameTaken"/>.</param>
    /// <param name="cancellationToken">Gives it up; the file is as before, or written.</param>
    Task<Result<FileVersion>> WriteAsync(LabSession session, FilePath path, Stream content, long size, FileVersion? expected, CancellationToken cancellationToken);

    /// <returns>Where it is afterwards: the new place, or where it was put aside.</returns>
    Task<Result<FilePath>> ChangeAsync(LabSession session, FileChange change, CancellationToken cancellationToken);

    /// <summary>Begins to read a file of at most <see cref="FileLimits.Download"/> bytes.</summary>
    Task<Result<FileDownload>> DownloadAsync(LabSession session, FilePath path, CancellationToken cancellationToken);
}
