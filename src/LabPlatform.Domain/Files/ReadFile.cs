using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Opens a file of a learner's own session as text.</summary>
public sealed class ReadFile(FilesAccess access, ILearnerFiles files)
{
    /// <inheritdoc cref="ILearnerFiles.ReadAsync"/>
    public async Task<Result<FileText>> ExecuteAsync(SessionId session, LearnerId learner, FilePath path, CancellationToken cancellationToken)
    {
        var entered = await access.EnterAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (entered.Error is { } refusal)
        {
            return refusal;
        }

        using var visit = entered.Value!;
        return await files.ReadAsync(visit.Session, path, cancellationToken).ConfigureAwait(false);
    }
}
