namespace LabPlatform.Domain.Sessions;

/// <summary>What the operator allows. Read once at start.</summary>
public sealed class SessionRules
{
    public const string SectionName = "Sessions";

    /// <summary>From start to deadline; at least a minute.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromMinutes(60);

    /// <summary>Without any activity for this long the session ends; at least a minute.</summary>
    public TimeSpan IdleLimit { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>What one extension adds to the deadline.</summary>
    public TimeSpan Extension { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How often a session can be extended; 0 forbids it.</summary>
    public int MaxExtensions { get; set; } = 2;

    /// <summary>Starting and ready sessions of all learners together; at least 1.</summary>
    public int MaxLive { get; set; } = 50;

    /// <summary>Sessions provisioned at the same time, 1 to 20; the others wait their turn.</summary>
    public int MaxProvisioning { get; set; } = 8;

    /// <summary>Clicks on Check per session and minute; at least 1.</summary>
    public int ChecksPerMinute { get; set; } = 12;

    /// <summary>Says everything that is wrong, each with its key; empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        AtLeast(problems, nameof(Duration), Duration, TimeSpan.FromMinutes(1));
        AtLeast(problems, nameof(IdleLimit), IdleLimit, TimeSpan.FromMinutes(1));
        AtLeast(problems, nameof(Extension), Extension, TimeSpan.FromMinutes(1));
        AtLeast(problems, nameof(MaxExtensions), MaxExtensions, 0);
        AtLeast(problems, nameof(MaxLive), MaxLive, 1);
        AtLeast(problems, nameof(MaxProvisioning), MaxProvisioning, 1);
        AtLeast(problems, nameof(ChecksPerMinute), ChecksPerMinute, 1);
        if (MaxProvisioning > 20)
        {
            problems.Add($"{SectionName}:{nameof(MaxProvisioning)} must be at most 20 (was {MaxProvisioning}).");
        }

        return problems;
    }

    private static void AtLeast<T>(List<string> problems, string key, T value, T least)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) < 0)
        {
            problems.Add($"{SectionName}:{key} must be at least {least} (was {value}).");
        }
    }
}
