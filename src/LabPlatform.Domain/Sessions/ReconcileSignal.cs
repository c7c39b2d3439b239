using System.Threading.Channels;

namespace LabPlatform.Domain.Sessions;

/// <summary>Wakes the reconciler between two of its regular looks. One per process.</summary>
public sealed class ReconcileSignal
{
    private readonly Channel<bool> _calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Asks for a look now; several calls before it are one.</summary>
    public void Send() => _calls.Writer.TryWrite(true);

    /// <summary>Returns after a call of <see cref="Send"/>, or after <paramref name="pause"/>.</summary>
    public async Task WaitAsync(TimeSpan pause, TimeProvider time, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(pause, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            await _calls.Reader.ReadAsync(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // The pause is over.
        }
    }
}
