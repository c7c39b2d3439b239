using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Opens a file of a learner's own session as text.</summary>
public sealed class ReadFile(FilesAccess access, ILearnerFiles files)
{
    /// <inheritdoc cref="ILearnerFiles.ReadAsync"/>
    public Task<Result<FileText>> ExecuteAsync(SessionId session, LearnerId learner, FilePath path, CancellationToken cancellationToken) =>
        access.RunAsync(session, learner, found => files.ReadAsync(found, path, cancellationToken), cancellationToken);
}
