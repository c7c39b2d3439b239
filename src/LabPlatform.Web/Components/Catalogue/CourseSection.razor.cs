using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Catalogue;

public sealed partial class CourseSection
{
    [Parameter, EditorRequired]
    public required Course Course { get; set; }

    /// <summary>The learner's own, of all labs.</summary>
    [Parameter, EditorRequired]
    public required ImmutableArray<LabSession> Sessions { get; set; }

    private IEnumerable<(CatalogueEntry Entry, int Number)> Sound =>
        Course.Entries.Where(entry => entry.Scenario is not null).Select((entry, index) => (entry, index + 1));

    private string HeadingId => "course-" + Uri.EscapeDataString(Course.Path);
}
