using LabPlatform.Domain.Previews;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>A port of the toolbox. That nobody listens there is known only after the port-forward was opened: it is told to who reads.</summary>
internal sealed class ForwardedStream(Stream inner, int port) : PortStream
{
    protected override ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken) => inner.ReadAsync(buffer, cancellationToken);

    protected override ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken) => inner.WriteAsync(buffer, cancellationToken);

    protected override async Task CloseAsync() => await inner.DisposeAsync().ConfigureAwait(false);

    // The node's own words are long and name its inner addresses.
    protected override PortException InWords(KubernetesConnectionException exception) => exception.Message.Contains("refused", StringComparison.OrdinalIgnoreCase)
        ? new PortException(PortTrouble.NothingListens, $"Nothing listens on port {port} in the lab's machine yet.", exception)
        : new PortException(PortTrouble.Lost, $"The connection to port {port} in the lab's machine was broken off.", exception);
}
