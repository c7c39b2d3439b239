namespace LabPlatform.Content;

/// <summary>Where scenarios come from.</summary>
public sealed class LabContentOptions
{
    public const string SectionName = "Content";

    /// <summary>The catalogue's root, an existing folder; a relative path counts from the working directory.</summary>
    public string Root { get; set; } = "labs";

    /// <summary>How often files are compared where the system reports no changes (network drives, some containers). From 1 second to 1 hour.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long files must rest before they are read again: an editor or <c>git pull</c> writes many. From 10 ms to 10 seconds.</summary>
    public TimeSpan Debounce { get; set; } = TimeSpan.FromMilliseconds(100);
}
