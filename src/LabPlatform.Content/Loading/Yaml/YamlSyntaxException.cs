namespace LabPlatform.Content.Loading.Yaml;

/// <summary>Text that is not YAML, or YAML that nobody needs.</summary>
/// <param name="message">One sentence for the author.</param>
internal sealed class YamlSyntaxException(string message, int line) : Exception(message)
{
    /// <summary>1-based.</summary>
    public int Line { get; } = line;
}
