using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Options;

namespace LabPlatform.Data;

/// <summary>Makes contexts on the SQLite file of the options.</summary>
internal sealed class SqliteContextFactory : IDbContextFactory<LabDbContext>
{
    private readonly DbContextOptions<SqliteLabDbContext> _options;

    public SqliteContextFactory(IOptions<LabDataOptions> options)
    {
        File = options.Value.File;
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = File,
            ForeignKeys = true,

            // Seconds for which the driver itself tries a locked database again; a whole number, so never less than asked for.
            DefaultTimeout = (int)Math.Ceiling(options.Value.BusyTimeout.TotalSeconds),
        };
        _options = new DbContextOptionsBuilder<SqliteLabDbContext>()
            .UseSqlite(connection.ConnectionString)
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning)) // there is no snapshot; a test compares schema and model
            .Options;
    }

    public string File { get; }

    public LabDbContext CreateDbContext() => new SqliteLabDbContext(_options);
}
