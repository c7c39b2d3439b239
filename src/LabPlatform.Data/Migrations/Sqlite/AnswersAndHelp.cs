using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LabPlatform.Data.Migrations.Sqlite;

/// <summary>Answers to questions, and the help that was taken.</summary>
[DbContext(typeof(SqliteLabDbContext)), Migration("20261124150000_AnswersAndHelp")]
internal sealed class AnswersAndHelp : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            "QuizAnswers",
            table => new
            {
                Session = table.Column<string>("TEXT", nullable: false),
                Page = table.Column<int>("INTEGER", nullable: false),
                Question = table.Column<string>("TEXT", nullable: false),
                Given = table.Column<string>("TEXT", nullable: false),
                IsRight = table.Column<bool>("INTEGER", nullable: false),
                Attempts = table.Column<int>("INTEGER", nullable: false),
                RightAt = table.Column<long>("INTEGER", nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_QuizAnswers", row => new { row.Session, row.Page, row.Question });
                table.ForeignKey("FK_QuizAnswers_Sessions_Session", row => row.Session, "Sessions", "Id", onDelete: ReferentialAction.Cascade);
            });

        migrationBuilder.CreateTable(
            "StepHelp",
            table => new
            {
                Session = table.Column<string>("TEXT", nullable: false),
                Step = table.Column<int>("INTEGER", nullable: false),
                Hints = table.Column<int>("INTEGER", nullable: false),
                SolutionAt = table.Column<long>("INTEGER", nullable: true),
            },
            constraints: table =>
            {
                table.PrimaryKey("PK_StepHelp", row => new { row.Session, row.Step });
                table.ForeignKey("FK_StepHelp_Sessions_Session", row => row.Session, "Sessions", "Id", onDelete: ReferentialAction.Cascade);
            });
    }
}
