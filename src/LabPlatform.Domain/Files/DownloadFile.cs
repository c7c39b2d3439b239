using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Gives a learner a file of their own session to keep.</summary>
public sealed class DownloadFile(FilesAccess access, ILearnerFiles files)
{
    /// <inheritdoc cref="ILearnerFiles.DownloadAsync"/>
    /// <remarks>It counts as something that is done there until its content is disposed of.</remarks>
    public async Task<Result<FileDownload>> ExecuteAsync(SessionId session, LearnerId learner, FilePath path, CancellationToken cancellationToken)
    {
        var entered = await access.EnterAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (entered.Error is { } refusal)
        {
            return refusal;
        }

        var visit = entered.Value!;
        Result<FileDownload> begun;
        try
        {
            begun = await files.DownloadAsync(visit.Session, path, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            visit.Dispose();
            throw;
        }

        if (begun.Value is not { } download)
        {
            visit.Dispose();
            return begun;
        }

        return download with { Content = new CountedStream(download.Content, visit.Dispose) };
    }
}
