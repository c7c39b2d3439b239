using LabPlatform.Domain.Scenarios;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Catalogue;

public sealed partial class CourseSection
{
    [Parameter, EditorRequired]
    public required Course Course { get; set; }

    private IEnumerable<(CatalogueEntry Entry, int Number)> Sound =>
        Course.Entries.Where(entry => entry.Scenario is not null).Select((entry, index) => (entry, index + 1));

    private string HeadingId => "course-" + string.Concat(Course.Path.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
