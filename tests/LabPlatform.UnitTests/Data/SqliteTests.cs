using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Data.Sqlite;

namespace LabPlatform.UnitTests.Data;

public sealed class SqliteTests : IAsyncDisposable
{
    private readonly SqliteFile _file = new();

    [Fact]
    public async Task Migrations_FromNothing_MakeTheSchemaOfTheModel()
    {
        await _file.MigrateAsync();
        await using var model = new SqliteFile();
        Directory.CreateDirectory(Path.GetDirectoryName(model.Contexts.File)!);
        await using (var db = model.Contexts.CreateDbContext())
        {
            await db.Database.EnsureCreatedAsync(Token);
        }

        var wanted = Schema(model);

        wanted.ShouldNotBeEmpty();
        Schema(_file).ShouldBe(wanted);
    }

    [Fact]
    public async Task Migrations_Again_ChangeNothing()
    {
        await _file.MigrateAsync();
        var before = Schema(_file);

        await _file.MigrateAsync();

        Schema(_file).ShouldBe(before);
    }

    [Fact]
    public async Task Migrations_OnADatabaseOfBefore_KeepItsSessions()
    {
        await _file.MigrateAsync();
        var session = Session();
        await _file.Store.TryAddAsync(session, Token);
        using (var connection = _file.Open())
        {
            Execute(connection, """ALTER TABLE "Sessions" DROP COLUMN "ExtraNamespaces"; DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '%_ExtraNamespaces';""");
        }

        await _file.MigrateAsync();

        var found = (await _file.Store.FindAsync(session.Id, Token)).ShouldNotBeNull();
        found.ExtraNamespaces.ShouldBeEmpty();
        found.Namespaces.Hosts.ShouldBe(NamespaceMap.For(session.Id).Hosts);
    }

    [Fact]
    public async Task Ledger_OfASessionWithSeveralNamespaces_HasThemAll()
    {
        await _file.MigrateAsync();
        var session = Session() with { ExtraNamespaces = [new("shop"), new("team-a")] };
        await _file.Store.TryAddAsync(session, Token);
        using var connection = _file.Open();

        Count(connection).ShouldBe(4);
        await _file.Store.CrossOffAsync(session.Id, Token);

        Count(connection).ShouldBe(0);

        static long Count(SqliteConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = """SELECT count(*) FROM "Namespaces" """;
            return (long)command.ExecuteScalar()!;
        }
    }

    [Fact]
    public async Task Migrations_AfterAKilledOne_StillRun_F18()
    {
        await _file.MigrateAsync();
        using (var connection = _file.Open())
        {
            Execute(connection, """DELETE FROM "__EFMigrationsHistory"; DROP TABLE "StepResults"; DROP TABLE "QuizAnswers"; DROP TABLE "StepHelp"; DROP TABLE "Sessions"; DROP TABLE "Namespaces"; DROP TABLE "Settings";""");
            Execute(connection, """CREATE TABLE IF NOT EXISTS "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);""");
            Execute(connection, """INSERT OR REPLACE INTO "__EFMigrationsLock" VALUES (1, '2026-01-01')""");
        }

        await _file.MigrateAsync();

        (await _file.Store.ListUnfinishedAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Write_DatabaseLockedForThreeSeconds_WaitsAndSucceeds_F9()
    {
        await _file.MigrateAsync();
        using var other = _file.Open();
        Execute(other, "BEGIN IMMEDIATE");

        var add = Task.Run(() => _file.Store.TryAddAsync(Session(), Token));
        (await _file.Store.ListUnfinishedAsync(Token).DefaultTimeout()).ShouldBeEmpty("readers do not wait for the writer");
        await Should.ThrowAsync<TimeoutException>(() => add.WaitAsync(TimeSpan.FromSeconds(3), Token));
        Execute(other, "COMMIT");

        (await add.DefaultTimeout()).ShouldBeTrue();
    }

    [Fact]
    public async Task Instance_Known_IsReadWhileSomebodyWrites()
    {
        await _file.MigrateAsync();
        var instance = await _file.Store.GetInstanceAsync(Token);
        using var other = _file.Open();
        Execute(other, "BEGIN IMMEDIATE");

        var again = await Task.Run(() => _file.Store.GetInstanceAsync(Token), Token).DefaultTimeout();

        again.ShouldBe(instance);
    }

    [Fact]
    public async Task LiveLearnerIndex_IsInTheDatabase()
    {
        await _file.MigrateAsync();
        var first = Session();
        await _file.Store.TryAddAsync(first, Token);
        using var connection = _file.Open();

        var insert = () => Execute(connection, $"""
            INSERT INTO "Sessions" ("Id", "Learner", "Scenario", "State", "CreatedAt", "Deadline", "LastActivityAt", "CurrentStep", "Extensions", "Version")
            VALUES ('x', '{first.Learner}', 's', 'Starting', 0, 0, 0, 0, 0, 0)
            """);

        insert.ShouldThrow<SqliteException>().Message.ShouldContain("UNIQUE");
    }

    [Fact]
    public async Task Journal_IsWriteAhead()
    {
        await _file.MigrateAsync();
        using var connection = _file.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";

        command.ExecuteScalar().ShouldBe("wal");
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>Every column, key and index as the database itself tells them.</summary>
    private static List<string> Schema(SqliteFile file)
    {
        using var connection = file.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT t.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk || ' ' || coalesce(c.dflt_value, '') AS line
            FROM sqlite_master t, pragma_table_info(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL SELECT t.name || ' -> ' || f."table" || ' ' || f."from" || ' ' || f."to" || ' ' || f.on_delete
            FROM sqlite_master t, pragma_foreign_key_list(t.name) f WHERE t.type = 'table'
            UNION ALL SELECT coalesce(sql, name) FROM sqlite_master WHERE type = 'index' AND tbl_name NOT LIKE '\_\_EF%' ESCAPE '\'
            ORDER BY line
            """;
        var lines = new List<string>();
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }

    private static LabSession Session() => new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Starting,
        CreatedAt = DateTimeOffset.UnixEpoch,
        Deadline = DateTimeOffset.UnixEpoch,
        LastActivityAt = DateTimeOffset.UnixEpoch,
    };
}
