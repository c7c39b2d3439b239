using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LabPlatform.Data.Configurations;

/// <summary>The ledger: a namespace that was going to be created. Deleted when it was seen to be gone.</summary>
internal sealed class NamespaceRow
{
    /// <summary>The name in the cluster.</summary>
    public required string Name { get; init; }

    public required string Session { get; init; }
}

internal sealed class NamespaceRowConfiguration : IEntityTypeConfiguration<NamespaceRow>
{
    public void Configure(EntityTypeBuilder<NamespaceRow> builder)
    {
        builder.ToTable("Namespaces");
        builder.HasKey(row => row.Name);
        builder.HasIndex(row => row.Session, "IX_Namespaces_Session");
    }
}
