using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Makes folders, moves and deletes in a learner's own session.</summary>
public sealed class ChangeFiles(FilesAccess access, ILearnerFiles files, RecordActivity activity)
{
    /// <summary>As long as a deleted file is there to be taken back.</summary>
    public static TimeSpan UndoLimit { get; } = TimeSpan.FromSeconds(10);

    /// <inheritdoc cref="ILearnerFiles.ChangeAsync"/>
    public Task<Result<FilePath>> ExecuteAsync(SessionId session, LearnerId learner, FileChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        return access.RunAsync(session, learner, async found =>
        {
            await activity.ExecuteAsync(session, learner, cancellationToken).ConfigureAwait(false);
            return await files.ChangeAsync(found, change, cancellationToken).ConfigureAwait(false);
        }, cancellationToken);
    }
}
