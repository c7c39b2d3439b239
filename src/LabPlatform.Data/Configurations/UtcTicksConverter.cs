using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace LabPlatform.Data.Configurations;

/// <summary>Moments as 100 ns ticks of UTC: exact, sortable, and the same in every database.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(value => value.UtcTicks, ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
