using LabPlatform.Content.Loading;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.Content.Validation;

internal sealed class TerminalsCanBeOpened : IScenarioRule
{
    public const string Id = "terminals";

    public void Check(ScenarioDraft draft, ProblemList problems)
    {
        var opened = IndexValues.Terminals(draft.Index);
        foreach (var terminal in draft.Index.Terminals.Where(terminal => !opened.Any(open => ReferenceEquals(open, terminal))))
        {
            problems.Add(Id, ProblemSeverity.Warning, draft.IndexPath, terminal.Name.Line,
                $"The terminal '{Quoting.Safe(terminal.Name.Text)}' is not opened: a lab has at most {TerminalRequest.Terminals}, each with a name of its own of at most 30 characters.");
        }
    }
}
