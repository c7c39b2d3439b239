using System.Collections.Concurrent;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Checks;

/// <summary>One check at a time per session, and so many clicks a minute. Within this process.</summary>
public sealed class CheckLimits(SessionRules rules, TimeProvider time)
{
    private const int TidyAt = 1000;

    private static readonly TimeSpan s_window = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<SessionId, Clicks> _clicks = new();

    /// <summary>Takes the session's place at the checker.</summary>
    /// <returns>Null and a <paramref name="lease"/> to give back, or why not.</returns>
    public LabError? TryEnter(SessionId session, out IDisposable? lease)
    {
        var now = time.GetUtcNow();
        if (_clicks.Count >= TidyAt)
        {
            Tidy(now);
        }

        return _clicks.GetOrAdd(session, _ => new Clicks()).TryEnter(now, rules.ChecksPerMinute, out lease);
    }

    // What is removed here says the same as what a new one says, so a click that comes in between loses nothing.
    private void Tidy(DateTimeOffset now)
    {
        foreach (var (session, clicks) in _clicks)
        {
            if (clicks.IsIdle(now))
            {
                _clicks.TryRemove(session, out _);
            }
        }
    }

    private sealed class Clicks : IDisposable
    {
        private readonly Lock _gate = new();
        private readonly Queue<DateTimeOffset> _taken = new();
        private bool _running;

        public bool IsIdle(DateTimeOffset now)
        {
            lock (_gate)
            {
                DropOld(now);
                return !_running && _taken.Count == 0;
            }
        }

        public LabError? TryEnter(DateTimeOffset now, int limit, out IDisposable? lease)
        {
            lease = null;
            lock (_gate)
            {
                if (_running)
                {
                    return new CheckAlreadyRuns();
                }

                DropOld(now);

                if (_taken.Count >= limit)
                {
                    return new TooManyChecks(_taken.Peek() + s_window - now);
                }

                _taken.Enqueue(now);
                _running = true;
                lease = this;
                return null;
            }
        }

        public void Dispose()
        {
            lock (_gate)
            {
                _running = false;
            }
        }

        private void DropOld(DateTimeOffset now)
        {
            while (_taken.TryPeek(out var oldest) && now - oldest >= s_window)
            {
                _taken.Dequeue();
            }
        }
    }
}
