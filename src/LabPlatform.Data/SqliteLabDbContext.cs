using Microsoft.EntityFrameworkCore;

namespace LabPlatform.Data;

/// <summary>Owns SQLite's migrations.</summary>
internal sealed class SqliteLabDbContext(DbContextOptions<SqliteLabDbContext> options) : LabDbContext(options);
