using System.Collections.Immutable;
using LabPlatform.Domain.Scenarios;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Catalogue;

public sealed partial class CataloguePage
{
    [Inject]
    public required IScenarioCatalogue Scenarios { get; init; }

    private ImmutableArray<Course> Courses => Scenarios.Current.Courses;
}
