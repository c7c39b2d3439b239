using System.Collections.Concurrent;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Notes what it is given to run; all of it succeeds when the test says nothing.</summary>
internal sealed class FakeLearnerShell : ILearnerShell
{
    public ConcurrentQueue<string> Scripts { get; } = new();

    /// <summary>Pages whose scripts were waited for.</summary>
    public ConcurrentQueue<string> Awaited { get; } = new();

    public Func<string, ShellRun> Answer { get; set; } = _ => new ShellRun(0, "", TimeSpan.FromMilliseconds(10));

    public PageScriptState PageScripts { get; set; } = new(0, 0);

    public Task<ShellRun> RunAsync(SessionId session, string script, TimeSpan limit, CancellationToken cancellationToken)
    {
        Scripts.Enqueue(script);
        return Task.FromResult(Answer(script));
    }

    public Task<PageScriptState> WaitForScriptsAsync(SessionId session, string pageName, ScenarioPage page, TimeSpan limit, CancellationToken cancellationToken)
    {
        Awaited.Enqueue(pageName);
        return Task.FromResult(PageScripts);
    }
}
