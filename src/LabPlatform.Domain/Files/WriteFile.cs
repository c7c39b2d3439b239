using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

/// <summary>Saves a text, or takes a file from the learner's own machine, in their own session.</summary>
public sealed class WriteFile(FilesAccess access, ILearnerFiles files, RecordActivity activity)
{
    /// <summary>Of one session at once: each holds a connection, and some memory.</summary>
    private const int Most = 4;

    private readonly SessionSlots _slots = new(Most);

    /// <inheritdoc cref="ILearnerFiles.WriteAsync"/>
    public async Task<Result<FileVersion>> ExecuteAsync(
        SessionId session, LearnerId learner, FilePath path, Stream content, long size, FileVersion? expected, CancellationToken cancellationToken)
    {
        var found = await access.FindAsync(session, learner, cancellationToken).ConfigureAwait(false);
        if (found.Error is { } refusal)
        {
            return refusal;
        }

        if (size is < 0 or > FileLimits.Upload)
        {
            return new FileTooLarge(path, size, FileLimits.Upload);
        }

        if (!_slots.TryTake(session))
        {
            return new TooManyTransfers(Most);
        }

        try
        {
            await activity.ExecuteAsync(session, learner, cancellationToken).ConfigureAwait(false);
            return await files.WriteAsync(found.Value!, path, content, size, expected, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _slots.GiveBack(session);
        }
    }
}
