using LabPlatform.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabPlatform.Data.Configurations;

/// <summary>A session as stored. Rows are never deleted: an id is never used twice.</summary>
internal sealed class SessionRow
{
    public required string Id { get; init; }

    public required string Learner { get; init; }

    public required string Scenario { get; init; }

    public required SessionState State { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ReadyAt { get; set; }

    public required DateTimeOffset Deadline { get; set; }

    public required DateTimeOffset LastActivityAt { get; set; }

    public DateTimeOffset? FinishedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    public EndReason? EndReason { get; set; }

    public string? Failure { get; set; }

    public int CurrentStep { get; set; }

    public int Extensions { get; set; }

    /// <summary>The learner's namespaces beside <c>default</c> by the learner's names, with commas between them.</summary>
    public string ExtraNamespaces { get; init; } = "";

    public int Version { get; set; }

    public List<StepResultRow> Results { get; init; } = [];

    public List<QuizAnswerRow> Answers { get; init; } = [];

    public List<StepHelpRow> Help { get; init; } = [];
}

internal sealed class SessionRowConfiguration : IEntityTypeConfiguration<SessionRow>
{
    public void Configure(EntityTypeBuilder<SessionRow> builder)
    {
        builder.ToTable("Sessions");
        builder.HasKey(row => row.Id);
        builder.Property(row => row.State).HasConversion<string>();
        builder.Property(row => row.EndReason).HasConversion<string>();
        builder.Property(row => row.ExtraNamespaces).HasDefaultValue(""); // sessions of before there was such a thing
        builder.Property(row => row.Version).IsConcurrencyToken();
        builder.HasMany(row => row.Results).WithOne().HasForeignKey(result => result.Session).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Answers).WithOne().HasForeignKey(answer => answer.Session).OnDelete(DeleteBehavior.Cascade);
        builder.HasMany(row => row.Help).WithOne().HasForeignKey(help => help.Session).OnDelete(DeleteBehavior.Cascade);

        // One live session per learner, whatever the program believes.
        builder.HasIndex(row => row.Learner, "IX_Sessions_LiveLearner").IsUnique().HasFilter("\"State\" IN ('Starting', 'Ready')");
        builder.HasIndex(row => row.Learner, "IX_Sessions_Learner");
        builder.HasIndex(row => row.State, "IX_Sessions_Unfinished").HasFilter("\"State\" <> 'Ended'");
    }
}
