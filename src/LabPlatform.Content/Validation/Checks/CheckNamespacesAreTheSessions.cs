using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Content.Validation.Checks;

internal sealed class CheckNamespacesAreTheSessions : IScenarioRule
{
    public const string Id = "checks-namespace";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        string[] known = [VirtualNamespace.Default.Name, .. draft.Index.Namespaces.Select(name => name.Text)];
        foreach (var (check, condition) in draft.Conditions)
        {
            foreach (var name in condition.Words(ValueForm.Namespace).Where(name => !known.Contains(name.Text, StringComparer.Ordinal)))
            {
                problems.Add(Id, ProblemSeverity.Error, check.Path, name.Line,
                    $"A session of this lab has no namespace '{Quoting.Safe(name.Text)}'.{Suggestions.Ask(name.Text, known)} It has {string.Join(", ", known.Select(Quoting.Safe))}; more are named by 'namespaces' in index.json.");
            }
        }
    }
}
