namespace LabPlatform.BrowserTests.BlazorScript;

/// <summary>Holds the second half of the streamed page back until the test has seen the first.</summary>
public sealed class StreamingGate
{
    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
}
