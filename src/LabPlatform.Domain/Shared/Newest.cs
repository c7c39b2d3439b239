using System.Runtime.CompilerServices;

namespace LabPlatform.Domain.Shared;

/// <summary>A value that is replaced by newer ones, for readers who want the newest: one who is slow misses what was in between, and nothing piles up.</summary>
/// <typeparam name="T">An immutable type.</typeparam>
internal sealed class Newest<T>
    where T : class
{
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = New();
    private T? _value;
    private bool _complete;

    public void Set(T value) => Change(() => _value = value);

    /// <summary>There will be no newer one.</summary>
    public void Complete() => Change(() => _complete = true);

    /// <summary>The newest value as soon as there is one, then each time the newest there is by then; until complete, the last one included.</summary>
    public async IAsyncEnumerable<T> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        T? given = null;
        while (true)
        {
            T? value;
            Task changed;
            bool complete;
            lock (_gate)
            {
                (value, changed, complete) = (_value, _changed.Task, _complete);
            }

            if (value is not null && !ReferenceEquals(value, given))
            {
                given = value;
                yield return value;
            }
            else if (complete)
            {
                yield break;
            }
            else
            {
                await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private void Change(Action change)
    {
        TaskCompletionSource changed;
        lock (_gate)
        {
            change();
            changed = _changed;
            _changed = New();
        }

        changed.TrySetResult();
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
