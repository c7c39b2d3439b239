namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Those who subscribed to a fake.</summary>
internal sealed class Listeners
{
    private readonly Lock _gate = new();
    private readonly List<Action> _actions = [];

    public IDisposable Add(Action action)
    {
        lock (_gate)
        {
            _actions.Add(action);
        }

        return new Removal(this, action);
    }

    public void Call()
    {
        Action[] actions;
        lock (_gate)
        {
            actions = [.. _actions];
        }

        foreach (var action in actions)
        {
            action();
        }
    }

    private sealed class Removal(Listeners listeners, Action action) : IDisposable
    {
        public void Dispose()
        {
            lock (listeners._gate)
            {
                listeners._actions.Remove(action);
            }
        }
    }
}
