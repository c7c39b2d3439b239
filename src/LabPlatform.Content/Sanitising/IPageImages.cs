using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Sanitising;

/// <summary>The images one page may show.</summary>
internal interface IPageImages
{
    /// <param name="source">As the author wrote it, percent-encoding included; never an address with a scheme.</param>
    ScenarioImage? Find(string source);
}
