using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Opens a file of a learner's own session as text.</summary>
public sealed class ReadFile(FilesAccess access, ILearnerFiles files)
{
    /// <inheritdoc cref="ILearnerFiles.ReadAsync"/>
    public async Task<Result<FileText>> ExecuteAsync(SessionId session, LearnerId learner, FilePath path, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        return found.Error is { } refusal ? refusal : await files.ReadAsync(found.Value!, path, cancellationToken).ConfigureAwait(false);
    }
}
