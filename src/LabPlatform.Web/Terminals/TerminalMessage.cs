using System.Text.Json.Serialization;
using LabPlatform.Domain.Terminals;

namespace LabPlatform.Web.Terminals;

/// <summary>One item of the stream a page reads. Flat, as a browser likes it; README.md beside it lists the types.</summary>
internal sealed record TerminalMessage(string Type)
{
    public long? Offset { get; init; }

    /// <summary>Base64 in JSON. Valid only until the stream is asked for the next item.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    public long? Epoch { get; init; }

    public long? InputAccepted { get; init; }

    public long? ReplayUntil { get; init; }

    public int? Columns { get; init; }

    public int? Rows { get; init; }

    public bool? Leads { get; init; }

    public int? ExitCode { get; init; }

    /// <summary>For the learner.</summary>
    public string? Text { get; init; }

    /// <summary>Why the stream ends: <see cref="TerminalCloseReason"/>.</summary>
    public TerminalCloseReason? Reason { get; init; }

    public static TerminalMessage From(TerminalEvent terminalEvent) => terminalEvent switch
    {
        TerminalEvent.Output output => new("output") { Offset = output.Offset, Data = output.Bytes },
        TerminalEvent.InputTaken taken => new("taken") { Offset = taken.Offset },
        TerminalEvent.Attached attached => new("attached")
        {
            Epoch = attached.Epoch,
            InputAccepted = attached.InputAccepted,
            Offset = attached.OutputOffset,
            ReplayUntil = attached.ReplayUntil,
            Columns = attached.Size.Columns,
            Rows = attached.Size.Rows,
            Leads = attached.Leads,
        },
        TerminalEvent.Resized resized => new("resized") { Columns = resized.Size.Columns, Rows = resized.Size.Rows },
        TerminalEvent.Exited exited => new("exited") { ExitCode = exited.ExitCode },
        _ => throw new ArgumentOutOfRangeException(nameof(terminalEvent)),
    };

    /// <summary>The terminal is away and will be tried again.</summary>
    public static TerminalMessage Reconnecting(string why) => new("reconnecting") { Text = why };

    /// <summary>The last message of a stream.</summary>
    public static TerminalMessage Closed(TerminalCloseReason reason) => new("closed") { Reason = reason };
}

[JsonConverter(typeof(JsonStringEnumConverter<TerminalCloseReason>))]
internal enum TerminalCloseReason
{
    /// <summary>The session is over, or not this learner's any more.</summary>
    SessionEnded,

    /// <summary>The same viewer attached again somewhere else.</summary>
    Replaced,

    /// <summary>The page sent more than it was granted.</summary>
    TooMuchInput,
}
