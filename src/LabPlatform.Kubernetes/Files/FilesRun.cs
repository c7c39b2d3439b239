using LabPlatform.Domain.Files;
using LabPlatform.Domain.Shared;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Files;

/// <summary>One run of <c>work-on-files.py</c>: an order goes in, an answer comes out.</summary>
internal sealed class FilesRun(IToolboxProgram program) : IAsyncDisposable
{
    private const int Piece = 64 * 1024;

    /// <summary>Somebody else ends it.</summary>
    public bool IsHandedOver { get; private set; }

    /// <summary>What follows an answer.</summary>
    public Stream Body => program.Output.AsStream(leaveOpen: true);

    public ValueTask DisposeAsync() => program.DisposeAsync();

    public FilesRun HandOver()
    {
        IsHandedOver = true;
        return this;
    }

    public ValueTask OrderAsync(FilesOrder order, CancellationToken cancellationToken) => program.SendAsync(order.ToLine(), cancellationToken);

    /// <summary>Sends the content behind an order. What comes in is counted: the last piece goes only when it is the last.</summary>
    /// <returns>Null; or why it is not there whole. The program is to be ended then, and writes nothing.</returns>
    public async Task<LabError?> SendAsync(FilePath path, Stream content, long size, CancellationToken cancellationToken)
    {
        var (held, next) = (new byte[Piece], new byte[Piece]);
        var (waiting, taken) = (0, 0L);
        while (true)
        {
            int read;
            try
            {
                read = await content.ReadAsync(next, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                return new TransferIncomplete(path); // a browser that went, a file that was taken away there
            }

            taken += read;
            if (read == 0 ? taken != size : taken > size)
            {
                return new TransferIncomplete(path);
            }

            try
            {
                await program.SendAsync(held.AsMemory(0, waiting), cancellationToken).ConfigureAwait(false);
            }
            catch (KubernetesConnectionException)
            {
                return null; // refused before its end: the answer says why
            }

            if (read == 0)
            {
                return null;
            }

            (held, next, waiting) = (next, held, read);
        }
    }

    /// <returns>Null where it ended without an answer, or with something that is none.</returns>
    /// <exception cref="KubernetesConnectionException">The connection was lost.</exception>
    public async Task<FilesAnswer?> AnswerAsync(CancellationToken cancellationToken) =>
        await ExecLines.ReadAsync(program.Output, FilesAnswer.Longest, cancellationToken).ConfigureAwait(false) is { } line ? FilesAnswer.Read(line) : null;

    /// <returns>What follows an answer; null where it is not all there.</returns>
    public async Task<byte[]?> BodyAsync(int size, CancellationToken cancellationToken)
    {
        var body = new byte[size];
        return await Body.ReadAtLeastAsync(body, size, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == size ? body : null;
    }
}
