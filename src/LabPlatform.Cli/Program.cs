using System.Runtime.InteropServices;

namespace LabPlatform.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var interrupted = new CancellationTokenSource();
        void Interrupt(PosixSignalContext signal)
        {
            signal.Cancel = true;
            interrupted.Cancel();
        }

        // However it is asked to end, it clears up what it has begun.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Interrupt);
        return await LabCommand.RunAsync(arguments, Console.Out, Console.Error, interrupted.Token).ConfigureAwait(false);
    }
}
