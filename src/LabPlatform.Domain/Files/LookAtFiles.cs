using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Shows a learner what is in folders of their own session, and which open files have changed.</summary>
public sealed class LookAtFiles(FilesAccess access, ILearnerFiles files)
{
    /// <summary>Between two looks of one window that nobody asked for.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromSeconds(3);

    /// <summary>As <see cref="ILearnerFiles.LookAsync"/>; what is beyond the limits of <see cref="FilesWanted"/> is not looked at.</summary>
    public Task<Result<FilesSeen>> ExecuteAsync(SessionId session, LearnerId learner, FilesWanted wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var bounded = new FilesWanted([.. wanted.Folders.Distinct().Take(FileLimits.Folders)], [.. wanted.Files.Distinct().Take(FileLimits.OpenFiles)]);
        return access.RunAsync(session, learner, found => files.LookAsync(found, bounded, cancellationToken), cancellationToken);
    }
}
