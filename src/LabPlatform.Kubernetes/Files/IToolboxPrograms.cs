using System.IO.Pipelines;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Files;

/// <summary>Starts programs in a session's toolbox that are spoken with.</summary>
internal interface IToolboxPrograms
{
    /// <exception cref="EnvironmentException">It could not be started: in words.</exception>
    Task<IToolboxProgram> StartAsync(SessionId session, IReadOnlyList<string> command, CancellationToken cancellationToken);
}

/// <summary>Disposing of it ends what it reads; a program that waits for that ends, too.</summary>
internal interface IToolboxProgram : IAsyncDisposable
{
    /// <summary>Ends with the program; broken off with a <see cref="KubernetesConnectionException"/> when the connection is lost.</summary>
    PipeReader Output { get; }

    /// <exception cref="KubernetesConnectionException">The program or the connection is over.</exception>
    ValueTask SendAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken);
}
