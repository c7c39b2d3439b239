using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Validation;

/// <summary>A name in another case works on some machines only; Killercoda's is not among them.</summary>
internal sealed class ReferencesFitTheDisk : IScenarioRule
{
    public const string Id = "reference-case";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        var texts = draft.Texts.Where(page => page.Path is not null).Select(page => (page.Index.Text!, page.Path!));
        var scripts = draft.Scripts.Select(script => (script.Reference, script.Path));
        var checks = draft.Checks.Select(check => (check.Reference, check.Path));
        foreach (var (reference, path) in texts.Concat(scripts).Concat(checks))
        {
            if (!string.Equals(path, $"{draft.Folder}/{reference.Text}", StringComparison.Ordinal))
            {
                problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, reference.Line,
                    $"'{Quoting.Safe(reference.Text)}' is '{Quoting.Safe(path[(draft.Folder.Length + 1)..])}' on disk; write it so.");
            }
        }
    }
}
