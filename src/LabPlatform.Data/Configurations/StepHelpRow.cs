using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabPlatform.Data.Configurations;

/// <summary>The help a learner has taken in one step.</summary>
internal sealed class StepHelpRow
{
    public required string Session { get; init; }

    public required int Step { get; init; }

    public required int Hints { get; set; }

    public DateTimeOffset? SolutionAt { get; set; }
}

internal sealed class StepHelpRowConfiguration : IEntityTypeConfiguration<StepHelpRow>
{
    public void Configure(EntityTypeBuilder<StepHelpRow> builder)
    {
        builder.ToTable("StepHelp");
        builder.HasKey(row => new { row.Session, row.Step });
    }
}
