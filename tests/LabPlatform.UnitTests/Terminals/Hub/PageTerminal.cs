using System.Text;
using LabPlatform.Domain.Terminals;
using LabPlatform.Tests.Shared;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.SignalR.Client;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>One terminal of a page: what the browser's transport does, in the small.</summary>
internal sealed class PageTerminal : IAsyncDisposable
{
    private readonly HubConnection _connection;
    private readonly string _viewer;
    private readonly CancellationTokenSource _left = new();
    private readonly IAsyncEnumerator<TerminalMessage> _messages;
    private Task<bool> _next = Task.FromResult(true);

    public PageTerminal(HubConnection connection, string viewer, IAsyncEnumerable<TerminalMessage> messages) =>
        (_connection, _viewer, _messages) = (connection, viewer, messages.GetAsyncEnumerator(_left.Token));

    public long Offset { get; private set; }

    public long Epoch { get; private set; }

    public long Typed { get; set; }

    public long Accepted { get; private set; }

    /// <summary>Input the terminal has: so much more may be sent.</summary>
    public long Taken { get; private set; }

    public bool Acknowledges { get; set; } = true;

    public long Skipped { get; private set; }

    /// <summary>How often the page was told that the terminal is away.</summary>
    public int Reconnects { get; private set; }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async Task AttachedAsync()
    {
        while ((await NextAsync())?.Type is not "attached")
        {
            // its output may be away for a while
        }
    }

    public Task TypeAsync(string text) => TypeAsync(Encoding.UTF8.GetBytes(text));

    public async Task TypeAsync(byte[] bytes)
    {
        await _connection.SendAsync("Send", _viewer, Typed, bytes, Token);
        Typed += bytes.Length;
    }

    /// <summary>Types any amount, in pieces, as the terminal grants it.</summary>
    public async Task PasteAsync(byte[] bytes)
    {
        for (var done = 0; done < bytes.Length;)
        {
            var count = (int)Math.Min(Math.Min(bytes.Length - done, 8 * 1024), Taken + TerminalRequest.InputWindow - Typed);
            if (count > 0)
            {
                await TypeAsync(bytes[done..(done + count)]);
                done += count;
            }
            else
            {
                await NextAsync();
            }
        }
    }

    public Task InvokeAsync(string method, params object[] values) => _connection.InvokeCoreAsync(method, [_viewer, .. values], Token).DefaultTimeout();

    public async Task<string> UntilAsync(string text)
    {
        var seen = new StringBuilder();
        var decoder = Encoding.UTF8.GetDecoder(); // a character may be split over two pieces
        while (!seen.ToString().Contains(text, StringComparison.Ordinal))
        {
            var message = await NextAsync() ?? throw new InvalidOperationException($"The stream ended before “{text}”: {seen}");
            if (message.Data is { } data)
            {
                var characters = new char[Encoding.UTF8.GetMaxCharCount(data.Length)];
                seen.Append(characters, 0, decoder.GetChars(data.Span, characters, flush: false));
            }
        }

        return seen.ToString();
    }

    public async Task<TerminalMessage> UntilTypeAsync(string type)
    {
        while (true)
        {
            var message = await NextAsync() ?? throw new InvalidOperationException($"The stream ended before “{type}”.");
            if (string.Equals(message.Type, type, StringComparison.Ordinal))
            {
                return message;
            }
        }
    }

    /// <summary>The next message, or null at the end of the stream.</summary>
    public async Task<TerminalMessage?> NextAsync()
    {
        _next = _messages.MoveNextAsync().AsTask();
        if (!await _next.DefaultTimeout())
        {
            return null;
        }

        var message = _messages.Current;
        switch (message.Type)
        {
            case "output":
                Skipped += message.Offset!.Value - Offset;
                Offset = message.Offset.Value + message.Data!.Value.Length;
                if (Acknowledges)
                {
                    await _connection.SendAsync("Acknowledge", _viewer, Offset, Token);
                }

                break;
            case "attached":
                (Offset, Epoch, Accepted) = (message.Offset!.Value, message.Epoch!.Value, message.InputAccepted!.Value);
                Typed = Math.Max(Typed, Accepted);
                Taken = Accepted;
                break;
            case "taken":
                Taken = message.Offset!.Value;
                break;
            case "reconnecting":
                Reconnects++;
                break;
            default:
                break;
        }

        return message;
    }

    /// <summary>Leaves. A message that was waited for in vain is the test's failure, not this.</summary>
    public async ValueTask DisposeAsync()
    {
        await _left.CancelAsync();
        await ((Task)_next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _messages.DisposeAsync();
        _left.Dispose();
    }
}
