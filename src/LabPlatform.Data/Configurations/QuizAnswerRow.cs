using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabPlatform.Data.Configurations;

/// <summary>What a learner has answered to one question of a page.</summary>
internal sealed class QuizAnswerRow
{
    public required string Session { get; init; }

    public required int Page { get; init; }

    public required string Question { get; init; }

    public required string Given { get; set; }

    public required bool IsRight { get; set; }

    public required int Attempts { get; set; }

    public DateTimeOffset? RightAt { get; set; }
}

internal sealed class QuizAnswerRowConfiguration : IEntityTypeConfiguration<QuizAnswerRow>
{
    public void Configure(EntityTypeBuilder<QuizAnswerRow> builder)
    {
        builder.ToTable("QuizAnswers");
        builder.HasKey(row => new { row.Session, row.Page, row.Question });
    }
}
