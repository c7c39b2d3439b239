using LabPlatform.Domain.Traffic;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Answers as tests need them.</summary>
internal static class TestTraffic
{
    public static DateTimeOffset Start { get; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static TrafficAnswer Answer(double second, string? version = "v1", double milliseconds = 4, string? failure = null) =>
        new(Start + TimeSpan.FromSeconds(second), TimeSpan.FromMilliseconds(milliseconds), failure is null ? version : null, failure);

    /// <summary>Five a second: v1 at first, nobody for two seconds, then v2.</summary>
    public static TrafficNews Switch() => new(
        [
            .. Enumerable.Range(0, 200).Select(number => Answer(number * 0.2, number < 120 ? "v1" : "v2", 3 + number % 7, number is >= 110 and < 120 ? "connection refused" : null)),
        ],
        null);

    /// <summary>Five a second, one of five answered by v2.</summary>
    public static TrafficNews Canary() => new([.. Enumerable.Range(0, 300).Select(number => Answer(number * 0.2, number % 5 == 0 ? "v2" : "v1"))], null);
}
