using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabPlatform.Data.Configurations;

/// <summary>What is known of one step of one session.</summary>
internal sealed class StepResultRow
{
    public required string Session { get; init; }

    public required int Step { get; init; }

    public required int Attempts { get; set; }

    public DateTimeOffset? PassedAt { get; set; }

    public required string LastReason { get; set; }
}

internal sealed class StepResultRowConfiguration : IEntityTypeConfiguration<StepResultRow>
{
    public void Configure(EntityTypeBuilder<StepResultRow> builder)
    {
        builder.ToTable("StepResults");
        builder.HasKey(row => new { row.Session, row.Step });
    }
}
