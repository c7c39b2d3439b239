using System.Collections.Immutable;
using LabPlatform.Content.Loading;

namespace LabPlatform.Content.Validation;

/// <summary>All rules; a new one is a file of its own and a line here.</summary>
internal static class ScenarioRules
{
    private static readonly ImmutableArray<IScenarioRule> s_all =
    [
        new ReferencesStayInside(),
        new TitleIsPresent(),
        new PageTextExists(),
        new SomePageCanBeRead(),
        new PageSizeIsBounded(),
        new PageIsUtf8(),
        new PageCanBeRendered(),
        new FencesAreClosed(),
        new ImagesExist(),
        new ScriptsExist(),
        new ChecksAreNotEmpty(),
        new CheckPlaceIsKnown(),
        new AssetsExist(),
        new AssetSizeIsBounded(),
        new AssetTargetIsAFolder(),
        new AssetModeIsValid(),
        new AssetHostIsTheToolbox(),
    ];

    public static void CheckAll(ScenarioDraft draft, ProblemList problems)
    {
        foreach (var rule in s_all)
        {
            rule.Check(draft, problems);
        }
    }
}
