namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>How long to wait before the same is asked again: longer each time the answer is the same.</summary>
internal sealed class QuestionPauses(TimeProvider time)
{
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(10);

    private TimeSpan _pause = s_first;
    private long _from;

    public bool IsOver => Rest == TimeSpan.Zero;

    public TimeSpan Rest => _pause - time.GetElapsedTime(_from) is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero;

    /// <summary>Something is different now, and so may be the answer.</summary>
    public void Shorten() => _pause = s_first;

    /// <param name="isNews">The answer was another one than the last.</param>
    public void Begin(bool isNews)
    {
        _pause = isNews ? s_first : _pause * 1.5 < s_longest ? _pause * 1.5 : s_longest;
        _from = time.GetTimestamp();
    }
}
