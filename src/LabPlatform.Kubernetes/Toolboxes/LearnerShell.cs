using System.Globalization;
using System.Text;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Checks;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Runs what a learner could type. How a script ended is told by the same runner that tells it of checks.</summary>
internal sealed class LearnerShell(IPodScripts scripts, LabIdentities identities, TimeProvider time) : ILearnerShell
{
    /// <summary>On top of the script's own time, before the answer is given up.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    public async Task<ShellRun> RunAsync(SessionId session, string script, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(script);

        // A first line that is a comment anyway takes the preparation in: lines keep their numbers in bash's messages.
        var preparation = EmbeddedText.Get("learner-shell.sh").TrimEnd().ReplaceLineEndings("; ");
        var text = script.StartsWith('#') ? $"{preparation}; {script}" : $"{preparation}\n{script}";
        var started = time.GetTimestamp();
        var result = await scripts.RunAsync(session, ToolboxPods.Toolbox, Encoding.UTF8.GetBytes(text), limit, cancellationToken).ConfigureAwait(false);
        var output = CheckAnswer.Plain(result.OutputText);
        int? code = result.ErrorText.Trim().Split(' ') switch
        {
            ["exit", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
            ["signal", var number] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => 128 + value,
            ["time"] => null,
            _ => throw new EnvironmentException($"The toolbox did not tell how a command ended. {result.ErrorText.Trim()}".TrimEnd()),
        };
        return new ShellRun(code, output, time.GetElapsedTime(started));
    }

    public async Task<PageScriptState> WaitForScriptsAsync(SessionId session, string pageName, ScenarioPage page, TimeSpan limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(page);
        if (!page.HasScripts())
        {
            return new PageScriptState(0, 0);
        }

        string[] command =
        [
            "/bin/bash", "--noprofile", "--norc", "-c", EmbeddedText.Get("await-page.sh"), "await-page", pageName,
            limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), page.Foreground is null ? "" : "1", page.Background is null ? "" : "1",
        ];
        var result = await ClusterCalls.TellAsync("could not ask the toolbox", () => identities.Web.RunAsync(
            NamespaceMap.For(session).System.Name,
            ToolboxPods.Toolbox,
            command,
            new RunOptions { Container = ToolboxPods.Toolbox, Timeout = limit + s_patience, OutputLimit = 1024 },
            cancellationToken)).ConfigureAwait(false);
        return result.OutputText.Trim().Split(' ') is [var foreground, var background]
            ? new PageScriptState(Code(foreground), Code(background))
            : throw new EnvironmentException($"The toolbox did not tell how the page's scripts stand. {result.ErrorText.Trim()}".TrimEnd());
    }

    private static int? Code(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
}
