namespace LabPlatform.Web.Hosting;

/// <summary>What an operator may set of the site itself, section <c>LabPlatform</c> (environment: <c>LabPlatform__Home</c> and so on).</summary>
internal sealed class SiteOptions
{
    public const string SectionName = "LabPlatform";

    /// <summary>Folder for everything the site keeps: database, keys, identities. Made when missing.</summary>
    public string Home { get; set; } = "/var/lib/labplatform";

    /// <summary>Folder of the catalogue; a relative path counts from the working directory.</summary>
    public string Labs { get; set; } = "labs";

    /// <summary>The address learners use (<c>https://labs.example.org</c>), or null: whatever host the request names, for one's own machine.</summary>
    public string? PublicOrigin { get; set; }

    /// <summary>An author looks at labs while writing them: open pages load again when the catalogue changes. Not for a site with learners.</summary>
    public bool Preview { get; set; }

    public LimitOptions Limits { get; set; } = new();
}

/// <summary>How much one visitor may ask for. The defaults suit one's own machine; a public site sets <see cref="StartsPerAddress"/> to 3.</summary>
internal sealed class LimitOptions
{
    /// <summary>Lab starts per network address in <see cref="StartWindow"/>, 1 to 1000.</summary>
    public int StartsPerAddress { get; set; } = 20;

    /// <summary>One second to one day.</summary>
    public TimeSpan StartWindow { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Open lab pages per learner, 1 to 1000. A learner has one lab at a time, so five windows of it are plenty, and after a lost
    /// network the dead ones count for half a minute more.
    /// </summary>
    public int CircuitsPerLearner { get; set; } = 5;

    /// <summary>
    /// Open lab pages per network address, 1 to 10000. A class of forty sits behind one address, each with up to
    /// <see cref="CircuitsPerLearner"/> windows: fewer would lock learners out. A public site without classes sets 20.
    /// </summary>
    public int CircuitsPerAddress { get; set; } = 200;

    /// <summary>Open lab pages in all, 1 to 100000.</summary>
    public int Circuits { get; set; } = 2000;
}
