using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabPlatform.Data.Migrations.Sqlite;

/// <summary>Sessions with more namespaces than <c>default</c>; those that are there have none.</summary>
[DbContext(typeof(SqliteLabDbContext)), Migration("20261124140000_ExtraNamespaces")]
internal sealed class ExtraNamespaces : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) =>
        migrationBuilder.AddColumn<string>("ExtraNamespaces", "Sessions", "TEXT", nullable: false, defaultValue: "");
}
