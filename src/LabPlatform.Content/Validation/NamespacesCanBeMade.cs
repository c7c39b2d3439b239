using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Content.Validation;

internal sealed class NamespacesCanBeMade : IScenarioRule
{
    public const string Id = "namespaces";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        var names = draft.Index.Namespaces;
        foreach (var name in names.Where(name => !IndexValues.IsNamespace(name.Text)))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, name.Line,
                $"'{Quoting.Safe(name.Text)}' cannot be a namespace of the lab: lower-case letters, digits and '-', at most 40, not 'sys' and not beginning with 'kube-'.");
        }

        foreach (var name in names.Where((name, index) => string.Equals(name.Text, VirtualNamespace.Default.Name, StringComparison.Ordinal) || names.Take(index).Any(other => string.Equals(other.Text, name.Text, StringComparison.Ordinal))))
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, name.Line, $"The namespace '{Quoting.Safe(name.Text)}' is there already; name it once, and 'default' never.");
        }

        if (names.Length > NamespaceMap.MostExtra)
        {
            problems.Add(Id, ProblemSeverity.Error, draft.IndexPath, names[NamespaceMap.MostExtra].Line, $"A lab may have {NamespaceMap.MostExtra} namespaces beside 'default'.");
        }
    }
}
