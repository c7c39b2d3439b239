using System.Text;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Checks;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.UnitTests.Checks.Declared;

/// <summary>Pods that print what the test says.</summary>
internal sealed class FakePodScripts : IPodScripts
{
    public int ExitCode { get; set; }

    public string Output { get; set; } = "";

    /// <summary>When set, nothing can be run.</summary>
    public string? Trouble { get; set; }

    /// <summary>What was run last, and where.</summary>
    public (string Pod, string Script) Last { get; private set; }

    public int Runs { get; private set; }

    public Task<ExecResult> RunAsync(SessionId session, string pod, ReadOnlyMemory<byte> script, TimeSpan limit, CancellationToken cancellationToken)
    {
        Runs++;
        Last = (pod, Encoding.UTF8.GetString(script.Span));
        return Trouble is null
            ? Task.FromResult(new ExecResult(ExitCode, Encoding.UTF8.GetBytes(Output), Encoding.UTF8.GetBytes($"exit {ExitCode}\n"), Truncated: false))
            : throw new EnvironmentException(Trouble);
    }
}
