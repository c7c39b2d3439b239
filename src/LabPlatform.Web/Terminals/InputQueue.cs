using LabPlatform.Domain.Terminals;

namespace LabPlatform.Web.Terminals;

/// <summary>What a page typed and the terminal has not been sent yet: in order, without gaps or repeats, and limited.</summary>
/// <remarks>The page keeps everything until it is taken. So what cannot be sent now is dropped here, and comes again.</remarks>
internal sealed class InputQueue
{
    private readonly Lock _gate = new();
    private readonly Queue<(long Offset, byte[] Bytes)> _waiting = new();
    private bool _attached;
    private long _expected;
    private long _taken;

    /// <summary>A terminal is there that has accepted input up to an offset.</summary>
    public void Attach(long accepted, long taken)
    {
        lock (_gate)
        {
            _waiting.Clear();
            (_attached, _expected, _taken) = (true, accepted, taken);
        }
    }

    /// <summary>Nothing can be sent until a terminal is there again.</summary>
    public void Detach()
    {
        lock (_gate)
        {
            _waiting.Clear();
            _attached = false;
        }
    }

    /// <summary>The terminal has input up to an offset.</summary>
    public void Taken(long offset)
    {
        lock (_gate)
        {
            _taken = offset;
        }
    }

    /// <returns>False when this is more than was granted: the page is not ours.</returns>
    public bool Offer(long offset, byte[] bytes)
    {
        lock (_gate)
        {
            if (!_attached || offset > _expected || offset + bytes.Length <= _expected)
            {
                return true; // sent before the page heard of the new attachment, or sent twice
            }

            if (offset + bytes.Length > _taken + TerminalRequest.InputWindow)
            {
                return false;
            }

            _waiting.Enqueue((_expected, bytes[(int)(_expected - offset)..]));
            _expected = offset + bytes.Length;
            return true;
        }
    }

    public bool TryTake(out (long Offset, byte[] Bytes) input)
    {
        lock (_gate)
        {
            return _waiting.TryDequeue(out input);
        }
    }
}
