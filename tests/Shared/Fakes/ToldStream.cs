using System.Runtime.CompilerServices;
using System.Threading.Channels;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Tells what the test says, to the one who listens last.</summary>
internal sealed class ToldStream<T>
{
    private volatile Channel<T> _told = Channel.CreateUnbounded<T>();
    private int _listening;

    /// <summary>How many listen now.</summary>
    public int Listening => _listening;

    public void Tell(T item) => _told.Writer.TryWrite(item).ShouldBeTrue();

    /// <summary>There is no more to come.</summary>
    public void Complete() => _told.Writer.Complete();

    /// <summary>Counts as listening from the first question on.</summary>
    public async IAsyncEnumerable<T> ListenAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var told = Channel.CreateUnbounded<T>();
        _told = told;
        Interlocked.Increment(ref _listening);
        try
        {
            await foreach (var item in told.Reader.ReadAllAsync(cancellationToken))
            {
                yield return item;
            }
        }
        finally
        {
            Interlocked.Decrement(ref _listening);
        }
    }
}
