using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LabPlatform.Data;

/// <summary>Brings the database up to date before anything else of the host starts.</summary>
internal sealed partial class DatabaseMigration(SqliteContextFactory contexts, TimeProvider time, ILogger<DatabaseMigration> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(1);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(contexts.File)!);
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);
        if ((await db.Database.GetPendingMigrationsAsync(cancellationToken).ConfigureAwait(false)).Any())
        {
            await MigrateAsync(db, cancellationToken).ConfigureAwait(false);
        }

        // Readers do not stop the writer nor the writer readers; stays with the file.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = 'wal'", cancellationToken).ConfigureAwait(false);
        Log.Ready(logger, contexts.File);
    }

    // EF's own lock is a row: killed in the middle, it would stay for ever and no later start would get past it
    // (https://learn.microsoft.com/ef/core/providers/sqlite/limitations#concurrent-migrations-protection).
    // The lock on a file dies with its process, and under it EF's can be cleared.
    private async Task MigrateAsync(LabDbContext db, CancellationToken cancellationToken)
    {
        await using var exclusive = (await LockAsync(contexts.File + ".migrating", cancellationToken).ConfigureAwait(false)).ConfigureAwait(false);
        await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", cancellationToken).ConfigureAwait(false);
        await db.Database.MigrateAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task<FileStream> LockAsync(string file, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (time.GetElapsedTime(started) < s_limit)
            {
                // Another process migrates.
                await Task.Delay(TimeSpan.FromMilliseconds(200), time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private static partial class Log
    {
        [LoggerMessage(EventId = 400, EventName = "DatabaseReady", Level = LogLevel.Information, Message = "The database {File} is up to date.")]
        public static partial void Ready(ILogger logger, string file);
    }
}
