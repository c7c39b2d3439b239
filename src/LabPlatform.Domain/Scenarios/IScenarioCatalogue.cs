namespace LabPlatform.Domain.Scenarios;

/// <summary>The labs that can be read and started. Reloads by itself when files change.</summary>
public interface IScenarioCatalogue
{
    /// <summary>The newest snapshot; never null, cheap to call.</summary>
    Catalogue Current { get; }

    /// <summary>Calls <paramref name="changed"/> after each reload, outside any lock, until disposed.</summary>
    IDisposable Subscribe(Action changed);
}

/// <summary>Turns a page's Markdown into HTML that is safe to show.</summary>
public interface IScenarioRenderer
{
    /// <summary>Renders <paramref name="page"/>; never throws on hostile input but says in the page what was too complex.</summary>
    /// <returns>Sanitised HTML. Runnable code carries <c>data-lab-action</c> (<c>exec</c>, <c>exec-interrupt</c>, <c>copy</c>); its text is what is shown.</returns>
    string Render(Scenario scenario, ScenarioPage page);
}

/// <summary>Images of scenarios by content, so that a name never becomes a path.</summary>
public interface IScenarioImages
{
    /// <summary>The image with that hash (hex SHA-256), or null.</summary>
    ScenarioImage? Find(string hash);
}

/// <param name="ContentType">One of an allow-list of image types.</param>
public sealed record ScenarioImage(string ContentType, ReadOnlyMemory<byte> Content);
