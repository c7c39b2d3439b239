using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Shared;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Previews;

/// <summary>A connection to a port of a lab, which says in words that it was broken off.</summary>
internal abstract class PortStream : AsyncStream
{
    /// <exception cref="PortException">The connection is lost.</exception>
    public sealed override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return await ReceiveAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesConnectionException exception)
        {
            throw InWords(exception);
        }
    }

    /// <exception cref="PortException">The connection is lost.</exception>
    public sealed override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            await SendAsync(buffer, cancellationToken).ConfigureAwait(false);
        }
        catch (KubernetesConnectionException exception)
        {
            throw InWords(exception);
        }
    }

    protected abstract ValueTask<int> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken);

    protected abstract ValueTask SendAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken);

    protected abstract PortException InWords(KubernetesConnectionException exception);
}
