using System.Collections.Concurrent;
using System.Text;
using System.Threading.Channels;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.BrowserTests.Hosting;

/// <summary>Shells that only repeat what is typed. They outlive their viewers and keep what they printed.</summary>
internal sealed class EchoTerminals : ITerminalConnector
{
    private readonly ConcurrentDictionary<(SessionId Session, int Terminal), Screen> _screens = new();

    public Task<ITerminalConnection> ConnectAsync(SessionId session, TerminalRequest request, CancellationToken cancellationToken) =>
        Task.FromResult<ITerminalConnection>(new Viewer(_screens.GetOrAdd((session, request.Terminal), _ => new Screen()), request.FromOffset));

    /// <summary>Everything that was typed into a terminal.</summary>
    public string TypedInto(SessionId session, int terminal) => _screens.TryGetValue((session, terminal), out var screen) ? screen.Typed : "";

    private sealed class Screen
    {
        private readonly Lock _gate = new();
        private readonly List<byte> _output = [.. "lab:~# "u8];
        private readonly StringBuilder _typed = new();
        private readonly List<Viewer> _viewers = [];

        public string Typed
        {
            get
            {
                lock (_gate)
                {
                    return _typed.ToString();
                }
            }
        }

        public void Enter(Viewer viewer, long from)
        {
            lock (_gate)
            {
                _viewers.Add(viewer);
                var start = (int)Math.Clamp(from, 0, _output.Count);
                viewer.Show(new TerminalEvent.Attached(1, 0, 0, start, _output.Count, new TerminalSize(80, 24), Leads: true));
                viewer.Show(new TerminalEvent.Output(start, _output[start..].ToArray()));
            }
        }

        public void Leave(Viewer viewer)
        {
            lock (_gate)
            {
                _viewers.Remove(viewer);
            }
        }

        public void Type(string text)
        {
            lock (_gate)
            {
                _typed.Append(text);
                var shown = Encoding.UTF8.GetBytes(text.Replace("\r", "\r\nlab:~# ", StringComparison.Ordinal));
                _viewers.ForEach(viewer => viewer.Show(new TerminalEvent.Output(_output.Count, shown)));
                _output.AddRange(shown);
            }
        }
    }

    private sealed class Viewer : ITerminalConnection
    {
        private readonly Channel<TerminalEvent> _events = Channel.CreateUnbounded<TerminalEvent>();
        private readonly Screen _screen;

        public Viewer(Screen screen, long from)
        {
            _screen = screen;
            screen.Enter(this, from);
        }

        public void Show(TerminalEvent item) => _events.Writer.TryWrite(item);

        public async ValueTask<TerminalEvent?> ReadAsync(CancellationToken cancellationToken) => await _events.Reader.ReadAsync(cancellationToken);

        public ValueTask AcknowledgeAsync(long offset, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask SendAsync(long offset, ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
        {
            _screen.Type(Encoding.UTF8.GetString(input.Span));
            Show(new TerminalEvent.InputTaken(offset + input.Length));
            return ValueTask.CompletedTask;
        }

        public ValueTask ResizeAsync(TerminalSize size, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask ShowAsync(bool visible, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask DisposeAsync()
        {
            _screen.Leave(this);
            return ValueTask.CompletedTask;
        }
    }
}
