using System.Runtime.CompilerServices;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Web.Components.Preview;

/// <summary>Numbers the states of the catalogue, so that a page knows whether it shows the newest. Another process has other numbers.</summary>
internal sealed class PreviewVersions : IDisposable
{
    private readonly string _process = Guid.NewGuid().ToString("N");
    private readonly IDisposable _subscription;
    private volatile TaskCompletionSource _next = Signal();
    private int _number;

    public PreviewVersions(IScenarioCatalogue catalogue) => _subscription = catalogue.Subscribe(Move);

    public string Current => $"{_process}-{Volatile.Read(ref _number)}";

    /// <summary>The state now, then every newer one; ends only when cancelled.</summary>
    public async IAsyncEnumerable<string> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var next = _next; // first: a change between the two is seen in the next round
            yield return Current;
            await next.Task.WaitAsync(cancellationToken);
        }
    }

    public void Dispose() => _subscription.Dispose();

    private void Move()
    {
        Interlocked.Increment(ref _number);
        Interlocked.Exchange(ref _next, Signal()).TrySetResult();
    }

    private static TaskCompletionSource Signal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
