using System.Collections.Immutable;
using System.Linq.Expressions;
using LabPlatform.Data.Configurations;
using LabPlatform.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace LabPlatform.Data.Stores;

/// <summary>Sessions in the database. Each call has a context of its own.</summary>
internal sealed class SessionStore(IDbContextFactory<LabDbContext> contexts) : ISessionStore
{
    public async Task<string> GetInstanceAsync(CancellationToken cancellationToken)
    {
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);

        // Nearly always it is there. A write waits for whoever holds the database, and this is asked all the time.
        if (await ReadInstanceAsync(db, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        // Two processes that start at once agree: the row that is there already stays.
        var made = SessionId.New().Value;
        await db.Database.ExecuteSqlAsync(
            $"""INSERT INTO "Settings" ("Key", "Value") VALUES ({SettingRow.Instance}, {made}) ON CONFLICT ("Key") DO NOTHING""",
            cancellationToken).ConfigureAwait(false);
        return (await ReadInstanceAsync(db, cancellationToken).ConfigureAwait(false))!;
    }

    public async Task<LabSession?> FindAsync(SessionId session, CancellationToken cancellationToken)
    {
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);
        var row = await Read(db).SingleOrDefaultAsync(row => row.Id == session.Value, cancellationToken).ConfigureAwait(false);
        return row?.ToSession();
    }

    public async Task<LabSession?> FindLiveAsync(LearnerId learner, CancellationToken cancellationToken)
    {
        var live = await ListAsync(
            row => row.Learner == learner.Value && (row.State == SessionState.Starting || row.State == SessionState.Ready),
            cancellationToken).ConfigureAwait(false);
        return live.SingleOrDefault();
    }

    public Task<ImmutableArray<LabSession>> ListAsync(LearnerId learner, CancellationToken cancellationToken) =>
        ListAsync(row => row.Learner == learner.Value, cancellationToken);

    public Task<ImmutableArray<LabSession>> ListUnfinishedAsync(CancellationToken cancellationToken) =>
        ListAsync(row => row.State != SessionState.Ended, cancellationToken);

    public async Task<bool> TryAddAsync(LabSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);
        db.Add(session.ToRow());
        db.AddRange(session.Namespaces.Hosts.Select(host => new NamespaceRow { Name = host.Name, Session = session.Id.Value }));
        try
        {
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (DbUpdateException) when (!cancellationToken.IsCancellationRequested)
        {
            // Which constraint it was differs by database; what matters is whether the learner's other session is there now.
            if (await FindLiveAsync(session.Learner, cancellationToken).ConfigureAwait(false) is not null)
            {
                return false;
            }

            throw;
        }
    }

    public async Task<LabSession?> TryUpdateAsync(LabSession session, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);
        var row = await Whole(db.Sessions).SingleOrDefaultAsync(row => row.Id == session.Id.Value, cancellationToken).ConfigureAwait(false);
        if (row is null || row.Version != session.Version)
        {
            return null;
        }

        row.Update(session);
        row.Version++;
        try
        {
            await db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            return row.ToSession();
        }
        catch (DbUpdateConcurrencyException)
        {
            return null;
        }
    }

    public async Task<ImmutableArray<SessionId>> ListLedgerAsync(CancellationToken cancellationToken)
    {
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);
        var ids = await db.Namespaces.Select(row => row.Session).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. ids.Select(SessionId.Parse)];
    }

    public async Task CrossOffAsync(SessionId session, CancellationToken cancellationToken)
    {
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);
        await db.Namespaces.Where(row => row.Session == session.Value).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
    }

    private static Task<string?> ReadInstanceAsync(LabDbContext db, CancellationToken cancellationToken) =>
        db.Settings.Where(row => row.Key == SettingRow.Instance).Select(row => row.Value).SingleOrDefaultAsync(cancellationToken);

    private static IQueryable<SessionRow> Read(LabDbContext db) => Whole(db.Sessions.AsNoTracking());

    /// <summary>With its parts, each by a query of its own: one for all would give a row for every pair of them.</summary>
    private static IQueryable<SessionRow> Whole(IQueryable<SessionRow> sessions) =>
        sessions.Include(row => row.Results).Include(row => row.Answers).Include(row => row.Help).AsSplitQuery();

    private async Task<ImmutableArray<LabSession>> ListAsync(Expression<Func<SessionRow, bool>> which, CancellationToken cancellationToken)
    {
        var db = contexts.CreateDbContext();
        await using var disposal = db.ConfigureAwait(false);
        var rows = await Read(db).Where(which).OrderByDescending(row => row.CreatedAt).ThenBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        return [.. rows.Select(row => row.ToSession())];
    }
}
