using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Gives a learner a file of their own session to keep.</summary>
public sealed class DownloadFile(FilesAccess access, ILearnerFiles files)
{
    /// <inheritdoc cref="ILearnerFiles.DownloadAsync"/>
    public async Task<Result<FileDownload>> ExecuteAsync(SessionId session, LearnerId learner, FilePath path, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        return found.Error is { } refusal ? refusal : await files.DownloadAsync(found.Value!, path, cancellationToken).ConfigureAwait(false);
    }
}
