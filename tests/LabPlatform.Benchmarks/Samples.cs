namespace LabPlatform.Benchmarks;

/// <summary>Figures of one kind, to be told as percentiles.</summary>
internal sealed class Samples
{
    private readonly List<double> _values = [];

    public void Add(double value) => _values.Add(value);

    public void AddRange(IEnumerable<double> values) => _values.AddRange(values);

    public double Median => Percentile(50);

    /// <summary>Nearest rank.</summary>
    /// <param name="percent">0 to 100.</param>
    public double Percentile(double percent)
    {
        var sorted = _values.Order().ToArray();
        var rank = (int)Math.Ceiling(percent / 100 * sorted.Length);
        return sorted[Math.Clamp(rank, 1, sorted.Length) - 1];
    }
}
