using LabPlatform.Data.Configurations;
using Microsoft.EntityFrameworkCore;

namespace LabPlatform.Data;

/// <summary>The model, one for all databases. Made per operation through <see cref="IDbContextFactory{TContext}"/>, never shared.</summary>
internal abstract class LabDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<SessionRow> Sessions => Set<SessionRow>();

    public DbSet<NamespaceRow> Namespaces => Set<NamespaceRow>();

    public DbSet<SettingRow> Settings => Set<SettingRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfiguration(new SessionRowConfiguration());
        modelBuilder.ApplyConfiguration(new StepResultRowConfiguration());
        modelBuilder.ApplyConfiguration(new QuizAnswerRowConfiguration());
        modelBuilder.ApplyConfiguration(new StepHelpRowConfiguration());
        modelBuilder.ApplyConfiguration(new NamespaceRowConfiguration());
        modelBuilder.ApplyConfiguration(new SettingRowConfiguration());
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<UtcTicksConverter>();
}
