using LabPlatform.Data;
using LabPlatform.Data.Stores;
using LabPlatform.Tests.Shared;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace LabPlatform.UnitTests.Data;

/// <summary>A migrated database in a file of its own, gone with the test.</summary>
internal sealed class SqliteFile : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("labplatform-data-");

    public SqliteFile()
    {
        Contexts = new SqliteContextFactory(Options.Create(new LabDataOptions { File = Path.Combine(_folder.FullName, "site", "lab.db") }));
        Store = new SessionStore(Contexts);
    }

    public SqliteContextFactory Contexts { get; }

    public SessionStore Store { get; }

    public async Task<SqliteFile> MigrateAsync()
    {
        await new DatabaseMigration(Contexts, TimeProvider.System, NullLogger<DatabaseMigration>.Instance)
            .StartingAsync(TestContext.Current.CancellationToken).DefaultTimeout();
        return this;
    }

    public SqliteConnection Open()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Contexts.File, Pooling = false }.ConnectionString);
        connection.Open();
        return connection;
    }

    public ValueTask DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
