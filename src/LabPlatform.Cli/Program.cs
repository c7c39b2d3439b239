namespace LabPlatform.Cli;

internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        using var interrupted = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            interrupted.Cancel();
        };
        return await LabCommand.RunAsync(arguments, Console.Out, Console.Error, interrupted.Token).ConfigureAwait(false);
    }
}
