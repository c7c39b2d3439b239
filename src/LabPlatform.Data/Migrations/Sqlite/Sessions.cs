using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabPlatform.Data.Migrations.Sqlite;

/// <summary>Sessions with their step results, the ledger of namespaces, and facts about the installation.</summary>
[DbContext(typeof(SqliteLabDbContext)), Migration("20260301090000_Sessions")]
internal sealed class Sessions : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "Sessions",
            table => new
            {
                Id = table.Column<string>("TEXT", nullable: false),
                Learner = table.Column<string>("TEXT", nullable: false),
                Scenario = table.Column<string>("TEXT", nullable: false),
                State = table.Column<string>("TEXT", nullable: false),
                CreatedAt = table.Column<long>("INTEGER", nullable: false),
                ReadyAt = table.Column<long>("INTEGER", nullable: true),
                Deadline = table.Column<long>("INTEGER", nullable: false),
                LastActivityAt = table.Column<long>("INTEGER", nullable: false),
                FinishedAt = table.Column<long>("INTEGER", nullable: true),
                EndedAt = table.Column<long>("INTEGER", nullable: true),
                EndReason = table.Column<string>("TEXT", nullable: true),
                Failure = table.Column<string>("TEXT", nullable: true),
                CurrentStep = table.Column<int>("INTEGER", nullable: false),
                Extensions = table.Column<int>("INTEGER", nullable: false),
                Version = table.Column<int>("INTEGER", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Sessions", row => row.Id));
        migrationBuilder.CreateIndex("IX_Sessions_LiveLearner", "Sessions", "Learner", unique: true, filter: "\"State\" IN ('Starting', 'Ready')");
        migrationBuilder.CreateIndex("IX_Sessions_Learner", "Sessions", "Learner");
        migrationBuilder.CreateIndex("IX_Sessions_Unfinished", "Sessions", "State", filter: "\"State\" <> 'Ended'");

        migrationBuilder.CreateTable(
            "StepResults",
            table => new
            {
                Session = table.Column<string>("TEXT", nullable: false),
                Step = table.Column<int>("INTEGER", nullable: false),
                Attempts = table.Column<int>("INTEGER", nullable: false),
                PassedAt = table.Column<long>("INTEGER", nullable: true),
                LastReason = table.Column<string>("TEXT", nullable: false),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_StepResults", row => new { row.Session, row.Step });
                table.ForeignKey("FK_StepResults_Sessions_Session", row => row.Session, "Sessions", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "Namespaces",
            table => new
            {
                Name = table.Column<string>("TEXT", nullable: false),
                Session = table.Column<string>("TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Namespaces", row => row.Name));
        migrationBuilder.CreateIndex("IX_Namespaces_Session", "Namespaces", "Session");

        migrationBuilder.CreateTable(
            "Settings",
            table => new
            {
                Key = table.Column<string>("TEXT", nullable: false),
                Value = table.Column<string>("TEXT", nullable: false),
            },
            constraints: table => table.PrimaryKey("PK_Settings", row => row.Key));
    }
}
