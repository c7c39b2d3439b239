using LabPlatform.Cli;

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};
return await LabCommand.RunAsync(args, Console.Out, Console.Error, interrupted.Token).ConfigureAwait(false);
