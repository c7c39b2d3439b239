namespace LabPlatform.Domain.Files;

/// <summary>Where something is on a learner's machine: absolute, without <c>.</c>, <c>..</c> and empty parts. It need not be there.</summary>
public readonly record struct FilePath
{
    /// <summary>In bytes, as Linux counts them.</summary>
    public const int LongestName = 255;

    private const int LongestPath = 4095;

    private readonly string? _text;

    private FilePath(string text) => _text = text;

    /// <summary>The learner's home, where terminals begin.</summary>
    public static FilePath Home { get; } = new("/root");

    /// <summary>Without a slash at the end; <c>/</c> for the root.</summary>
    public string Text => _text ?? "/";

    /// <summary>The last part; <c>/</c> for the root.</summary>
    public string Name => Text[(Text.LastIndexOf('/') + 1)..] is { Length: > 0 } name ? name : "/";

    /// <summary>The folder it is in; of the root, the root.</summary>
    public FilePath Parent => Text.LastIndexOf('/') is > 0 and var at ? new FilePath(Text[..at]) : default;

    /// <summary>As a person writes it: relative to <see cref="Home"/>, with <c>~</c> for it, with dots.</summary>
    /// <remarks>Dots are taken away by the letters alone: where a part before them is a link, that may name another place than a shell would.</remarks>
    public static bool TryParse(string? text, out FilePath path)
    {
        path = default;
        if (string.IsNullOrWhiteSpace(text) || text.Contains('\0', StringComparison.Ordinal))
        {
            return false;
        }

        var parts = new List<string>();
        foreach (var part in Absolute(text).Split('/'))
        {
            if (part is ".." && parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("" or "." or ".."))
            {
                parts.Add(part);
            }
        }

        path = parts.Count == 0 ? default : new FilePath("/" + string.Join('/', parts));
        return parts.TrueForAll(IsName) && System.Text.Encoding.UTF8.GetByteCount(path.Text) <= LongestPath;
    }

    /// <summary>Whether a file could be called that.</summary>
    public static bool IsName(string? name) =>
        name is not (null or "" or "." or "..")
        && name.AsSpan().IndexOfAny('/', '\0') < 0
        && System.Text.Encoding.UTF8.GetByteCount(name) <= LongestName;

    /// <param name="name">Of something in this folder.</param>
    /// <param name="path">Where that is.</param>
    /// <returns>False where nothing can be called that, or the path would be too long.</returns>
    public bool TryJoin(string? name, out FilePath path)
    {
        path = IsName(name) ? new FilePath(Text.TrimEnd('/') + "/" + name) : default;
        return IsName(name) && System.Text.Encoding.UTF8.GetByteCount(path.Text) <= LongestPath;
    }

    /// <summary>Whether it is somewhere below the folder.</summary>
    public bool IsBelow(FilePath folder) => this != folder && Text.StartsWith(folder.Text.TrimEnd('/') + "/", StringComparison.Ordinal);

    /// <summary>Where it is when a folder that it is below, or it itself, was moved.</summary>
    public FilePath Moved(FilePath from, FilePath to) =>
        this == from ? to : IsBelow(from) ? new FilePath(to.Text.TrimEnd('/') + Text[from.Text.TrimEnd('/').Length..]) : this;

    public override string ToString() => Text;

    private static string Absolute(string text) => text switch
    {
        "~" => Home.Text,
        ['~', '/', ..] => Home.Text + text[1..],
        ['/', ..] => text,
        _ => $"{Home.Text}/{text}",
    };
}
