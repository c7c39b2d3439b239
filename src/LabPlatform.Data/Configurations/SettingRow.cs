using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabPlatform.Data.Configurations;

/// <summary>A fact about this installation.</summary>
internal sealed class SettingRow
{
    /// <summary>The key under which the installation's own id is kept.</summary>
    public const string Instance = "instance";

    public required string Key { get; init; }

    public required string Value { get; init; }
}

internal sealed class SettingRowConfiguration : IEntityTypeConfiguration<SettingRow>
{
    public void Configure(EntityTypeBuilder<SettingRow> builder)
    {
        builder.ToTable("Settings");
        builder.HasKey(row => row.Key);
    }
}
