using System.Collections.Immutable;
using LabPlatform.Domain.Traffic;

namespace LabPlatform.Web.Components.ClusterView;

/// <summary>The last minute of answers, second by second, and what happened to the cluster in it.</summary>
/// <remarks>Times are the sender's, so that the site's clock and the cluster's need not agree.</remarks>
public sealed class TrafficRecord
{
    /// <summary>Seconds that are shown.</summary>
    public const int Seconds = 60;

    /// <summary>Seconds in which shares and latency are counted: short enough to see a switch, long enough for a share of 20 %.</summary>
    private const int Recent = 15;

    /// <summary>Versions that are told apart; an answer may say something else each time.</summary>
    private const int Most = 5;

    /// <summary>What those beyond are called.</summary>
    private const string Others = "others";

    private readonly HashSet<string> _versions = new(StringComparer.Ordinal);
    private readonly Queue<TrafficAnswer> _answers = new();
    private readonly List<(DateTimeOffset At, string Words)> _marks = [];

    /// <summary>Of the newest answer; null before the first.</summary>
    public DateTimeOffset? Newest { get; private set; }

    /// <summary>All since the beginning.</summary>
    public int Total { get; private set; }

    public int Failed { get; private set; }

    /// <summary>What went wrong last, a few words; or null.</summary>
    public string? LastFailure { get; private set; }

    public void Add(IEnumerable<TrafficAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(answers);
        foreach (var given in answers)
        {
            var answer = given with { Version = Known(given.Version) };
            _answers.Enqueue(answer);
            Newest = Newest > answer.At ? Newest : answer.At;
            Total++;
            if (answer.Failure is { } failure)
            {
                Failed++;
                LastFailure = failure;
            }
        }

        while (_answers.TryPeek(out var oldest) && oldest.At <= Newest - TimeSpan.FromSeconds(Seconds + 5)) // answers come in the order of their ends
        {
            _answers.Dequeue();
        }

        _marks.RemoveAll(mark => mark.At < Newest - TimeSpan.FromSeconds(Seconds));
    }

    /// <summary>Notes that something was changed, at the moment of the newest answer. Nothing before the first: then nobody would see the difference.</summary>
    public void Mark(string words)
    {
        if (Newest is { } now)
        {
            _marks.Add((now, words));
        }
    }

    /// <summary>What was changed, the newest first, each with how many seconds it is ago.</summary>
    public ImmutableArray<TrafficMark> Marks => [.. _marks.AsEnumerable().Reverse().Select(mark => new TrafficMark(Age(mark.At), mark.Words))];

    /// <summary>One for each second that had answers, the oldest first.</summary>
    public ImmutableArray<TrafficSecond> Timeline() =>
    [
        .. _answers
            .GroupBy(answer => (int)Age(answer.At))
            .Where(second => second.Key < Seconds)
            .OrderByDescending(second => second.Key)
            .Select(second => new TrafficSecond(
                second.Key,
                [.. second.Where(answer => answer.Version is not null).GroupBy(answer => answer.Version!, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => (group.Key, group.Count()))],
                second.Count(answer => answer.Failure is not null))),
    ];

    /// <summary>Who has answered lately, the most often first; percentages of all requests, those that failed included.</summary>
    public ImmutableArray<(string Version, int Percent)> Shares()
    {
        var recent = Lately().ToList();
        return
        [
            .. recent.Where(answer => answer.Version is not null)
                .GroupBy(answer => answer.Version!, StringComparer.Ordinal)
                .OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (group.Key, (int)Math.Round(100.0 * group.Count() / recent.Count))),
        ];
    }

    /// <summary>How long answers took lately: half of them at most the first, 95 of 100 at most the second. Null without any.</summary>
    public (TimeSpan Half, TimeSpan Most)? Latency()
    {
        var times = Lately().Where(answer => answer.Failure is null).Select(answer => answer.Latency).Order().ToList();
        return times.Count == 0 ? null : (times[(times.Count - 1) / 2], times[(times.Count - 1) * 95 / 100]);
    }

    private string? Known(string? version) =>
        version is null || _versions.Contains(version) || (_versions.Count < Most && _versions.Add(version)) ? version : Others;

    private IEnumerable<TrafficAnswer> Lately() => _answers.Where(answer => Age(answer.At) < Recent);

    private double Age(DateTimeOffset at) => Math.Max(0, (Newest!.Value - at).TotalSeconds);
}

/// <param name="Ago">Seconds before the newest answer, 0 and more.</param>
/// <param name="Versions">Who has answered how often.</param>
/// <param name="Failed">How many were not answered.</param>
public sealed record TrafficSecond(int Ago, ImmutableArray<(string Version, int Count)> Versions, int Failed)
{
    public int Total => Versions.Sum(version => version.Count) + Failed;
}

/// <param name="Ago">Seconds before the newest answer.</param>
public sealed record TrafficMark(double Ago, string Words);
