using System.IO.Pipelines;

namespace LabPlatform.Kubernetes.Terminals;

/// <summary>The way to a toolbox's holder: bytes there and back.</summary>
internal interface IHolderChannel : IAsyncDisposable
{
    /// <summary>What the holder sends. Fails with an exception when the way is broken.</summary>
    PipeReader Output { get; }

    /// <summary>Sends bytes; calls are taken one after the other.</summary>
    ValueTask SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken);

    /// <summary>Words for a failure on this way, for the learner.</summary>
    Task<string> ExplainAsync(Exception? error);
}
