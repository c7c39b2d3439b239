using System.Collections.Immutable;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Validation.Checks;

namespace LabPlatform.Content.Validation;

/// <summary>All rules; a new one is a file of its own and a line here.</summary>
internal static class ScenarioRules
{
    private static readonly ImmutableArray<IScenarioRule> s_all =
    [
        new ReferencesStayInside(),
        new ReferencesFitTheDisk(),
        new TypeIsSupported(),
        new TitleIsPresent(),
        new MinutesAreSensible(),
        new NamespacesCanBeMade(),
        new RequirementsAreKnown(),
        new NeededImagesAreNames(),
        new TerminalsCanBeOpened(),
        new PageTextExists(),
        new SomePageCanBeRead(),
        new PageSizeIsBounded(),
        new PageIsUtf8(),
        new PageCanBeRendered(),
        new FencesAreClosed(),
        new MacrosAreUnderstood(),
        new QuizIsSound(),
        new ImagesExist(),
        new ScriptsExist(),
        new HintsAreTexts(),
        new ExamGivesNoHelp(),
        new ChecksAreNotEmpty(),
        new CheckPlaceIsKnown(),
        new OnlyStepsAreDecided(),
        new ChecksExist(),
        new ChecksStandBesideAStep(),
        new ChecksAreYaml(),
        new ConditionsAreKnown(),
        new ConditionsAreComplete(),
        new CheckKeysAreKnown(),
        new CheckValuesFitTheirKeys(),
        new CheckObjectsCanBeAskedFor(),
        new CheckNamespacesAreTheSessions(),
        new CheckSelectorsCanBeRead(),
        new CheckPathsCanBeRead(),
        new CheckComparisonsMakeSense(),
        new CheckExpressionsAreBounded(),
        new CheckPercentagesAddUp(),
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
