namespace LabPlatform.Web.Components.ClusterView;

/// <summary>A colour for each version, the same for as long as the page is open: the first that is seen is the first colour.</summary>
/// <remarks>The colour repeats what is written on the tile; nobody has to tell six of them apart.</remarks>
public sealed class VersionColours
{
    private const int Colours = 6;

    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>Gives colours in this order to those that have none yet.</summary>
    public void Learn(IEnumerable<string> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);
        foreach (var version in versions)
        {
            ClassOf(version);
        }
    }

    /// <returns>A class of <c>ClusterPane.razor.css</c>, <c>version-1</c> to <c>version-6</c>.</returns>
    public string ClassOf(string version)
    {
        ArgumentNullException.ThrowIfNull(version);
        if (!_known.TryGetValue(version, out var number))
        {
            _known[version] = number = _known.Count;
        }

        return $"version-{(number % Colours) + 1}";
    }
}
