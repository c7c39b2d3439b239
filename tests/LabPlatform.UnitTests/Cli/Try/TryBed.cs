using System.Collections.Concurrent;
using LabPlatform.Cli.Try;
using LabPlatform.Cli.Try.Reports;
using LabPlatform.Cli.Try.Running;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.UnitTests.Sessions;

namespace LabPlatform.UnitTests.Cli.Try;

/// <summary>A trial over fakes: a step is done when its name is in <see cref="Done"/>, which is what its solution puts there.</summary>
internal sealed class TryBed : IAsyncDisposable
{
    public TryBed()
    {
        Check = IsDone;
        Sessions.Runner.Answer = (step, _) => Task.FromResult(Check(step));
        Shell.Answer = script =>
        {
            Done.TryAdd(script.Trim(), value: true);
            return new(0, $"did {script.Trim()}", TimeSpan.FromSeconds(1));
        };
        Sessions.Rules.ChecksPerMinute = int.MaxValue;
        Sessions.RunStarts();
    }

    public SessionTestBed Sessions { get; } = new();

    public FakeLearnerShell Shell { get; } = new();

    public Heard Heard { get; } = new();

    public ConcurrentDictionary<string, bool> Done { get; } = new(StringComparer.Ordinal);

    /// <summary>What a check says; the step is named by its check's text.</summary>
    public Func<ScenarioStep, CheckOutcome> Check { get; set; }

    /// <summary>A step that <paramref name="name"/> solves and whose check asks for that.</summary>
    public static ScenarioStep Step(string name) => new()
    {
        Title = $"Do {name}",
        TextPath = $"{name}/text.md",
        Markdown = $"Do it:\n\n```bash\n{name}\n```{{{{exec}}}}\n",
        Verify = new ScenarioScript($"{name}/verify.sh", name),
        CheckPlace = CheckPlace.Checker,
        Solve = new ScenarioScript($"{name}/solve.sh", name),
    };

    public static Scenario Lab(params ScenarioStep[] steps) => new() { Id = ScenarioId.Parse("lab"), Title = "A lab", Version = "1", Steps = [.. steps] };

    public CheckOutcome IsDone(ScenarioStep step) =>
        Done.ContainsKey(step.Verify!.Text) ? new CheckOutcome.Passed($"{step.Verify.Text} is done") : new CheckOutcome.Failed($"{step.Verify.Text} is missing");

    public async Task<ScenarioTrial> TryAsync(Scenario scenario)
    {
        Sessions.Catalogue.Replace(TestScenarios.CatalogueOf(scenario));
        var target = new TryTarget("labs/lab", scenario.Id, Sessions.Catalogue.Current.Find(scenario.Id)!);
        return await Trying().RunAsync(target, Heard, SessionTestBed.Token);
    }

    public ScenarioTrying Trying()
    {
        var checks = new StepChecks(Sessions.Check, new StepCheck(Sessions.Declared, Sessions.Runner, Sessions.Time), new FindSession(Sessions.Access), Sessions.Time);
        var steps = new StepTrying(Sessions.GoTo, Shell, checks, new StepSolving(Shell), Sessions.Time);
        var sessions = new TrySessions(Sessions.Start, Sessions.End, Sessions.Extend, new FindSession(Sessions.Access), Sessions.News, Sessions.Time);
        return new ScenarioTrying(sessions, steps, Sessions.Time);
    }

    public ValueTask DisposeAsync() => Sessions.DisposeAsync();
}

/// <summary>Every line a listener would have heard.</summary>
internal sealed class Heard : ITryListener
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Started(ScenarioTrial trial, Scenario scenario) => Lines.Enqueue("started");

    public void Tried(ScenarioTrial trial, StepTrial step) => Lines.Enqueue($"step {step.Number} {step.Verdict}");

    public void Finished(ScenarioTrial trial) => Lines.Enqueue($"finished {trial.Verdict}");
}
