using LabPlatform.Tests.Shared;

namespace LabPlatform.ClusterTests.Sessions;

/// <summary>Follows something that goes on, as a page does, until disposed.</summary>
/// <typeparam name="T">One piece of its news.</typeparam>
internal sealed class Followed<T> : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Task _reading;
    private readonly Func<string> _describe;

    /// <param name="open">Begins it.</param>
    /// <param name="take">Keeps a piece of news; called by one thread at a time.</param>
    /// <param name="describe">What was told last, for a wait in vain.</param>
    public Followed(Func<CancellationToken, IAsyncEnumerable<T>> open, Action<T> take, Func<string> describe)
    {
        _describe = describe;
        _reading = ReadAsync(open, take, _end.Token);
    }

    public async Task UntilAsync(string what, Func<bool> wanted)
    {
        try
        {
            await Waits.UntilAsync(what, () => _reading.IsFaulted ? Task.FromException<bool>(_reading.Exception!) : Task.FromResult(wanted()), TimeSpan.FromMinutes(1));
        }
        catch (TimeoutException exception)
        {
            throw new TimeoutException($"{exception.Message} {_describe()}", exception);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _reading.ContinueWith(_ => { }, TaskScheduler.Default);
        _end.Dispose();
    }

    private static async Task ReadAsync(Func<CancellationToken, IAsyncEnumerable<T>> open, Action<T> take, CancellationToken cancellationToken)
    {
        await foreach (var news in open(cancellationToken))
        {
            take(news);
        }
    }
}
