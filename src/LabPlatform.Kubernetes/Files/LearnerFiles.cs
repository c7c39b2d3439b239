using System.Globalization;
using System.Text.Unicode;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Shared;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.Kubernetes.Files;

/// <summary>One program in the toolbox for each thing that is done, and nothing that stays there.</summary>
internal sealed class LearnerFiles(IToolboxPrograms programs, TimeProvider time) : ILearnerFiles
{
    /// <summary>For what is done with names and texts.</summary>
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan s_transferLimit = TimeSpan.FromMinutes(3);

    /// <summary>On top of the program's own time, before the answer is given up.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public Task<Result<FilesSeen>> LookAsync(LabSession session, FilesWanted wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var order = new FilesOrder("look") { Folders = [.. wanted.Folders.Select(path => path.Text)], Files = [.. wanted.Files.Select(path => path.Text)] };
        return AskAsync<FilesSeen>(session, order, default, s_limit, (_, answer, _) =>
            Task.FromResult<Result<FilesSeen>>(answer.ToSeen(wanted) is { } seen ? seen : FilesAnswer.Senseless), cancellationToken);
    }

    public Task<Result<FileText>> ReadAsync(LabSession session, FilePath path, CancellationToken cancellationToken) =>
        AskAsync<FileText>(session, new FilesOrder("read") { Path = path.Text }, path, s_limit, async (run, answer, token) =>
        {
            if (answer is not { Size: >= 0 and <= FileLimits.Text and var size } || answer.ToVersion() is not { } version)
            {
                return FilesAnswer.Senseless;
            }

            return await run.BodyAsync((int)size, token).ConfigureAwait(false) switch
            {
                null => FilesAnswer.Senseless,
                var body when !Utf8.IsValid(body) || body.AsSpan().Contains((byte)0) => new FileIsNoText(path),
                var body => new FileText(body, version),
            };
        }, cancellationToken);

    public async Task<Result<FileVersion>> WriteAsync(LabSession session, FilePath path, Stream content, long size, FileVersion? expected, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(content);
        var order = new FilesOrder("write") { Path = path.Text, Size = size, Expected = expected?.Value };
        return await TellAsync<FileVersion>(session, s_transferLimit, async (run, token) =>
        {
            await run.OrderAsync(order, token).ConfigureAwait(false);
            return await run.SendAsync(path, content, size, token).ConfigureAwait(false) is { } incomplete
                ? incomplete
                : await run.AnswerAsync(token).ConfigureAwait(false) switch
                {
                    null => FilesAnswer.Senseless,
                    var answer when answer.RefusalOf(path, FileLimits.Upload) is { } refusal => refusal,
                    var answer when answer.ToVersion() is { } version => version,
                    _ => FilesAnswer.Senseless,
                };
        }, cancellationToken).ConfigureAwait(false);
    }

    public async Task<Result<FilePath>> ChangeAsync(LabSession session, FileChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        var changed = await AskAsync<FilePath>(session, FilesOrder.For(change), change.To, s_limit, (_, answer, _) =>
            Task.FromResult<Result<FilePath>>(answer.Path is ['/', ..] && FilePath.TryParse(answer.Path, out var found) ? found : FilesAnswer.Senseless), cancellationToken).ConfigureAwait(false);
        return changed.Error is NoSuchFile ? new NoSuchFile(change.From) : changed;
    }

    public async Task<Result<FileDownload>> DownloadAsync(LabSession session, FilePath path, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(session);
        return await TellAsync<FileDownload>(session, s_transferLimit, async (run, token) =>
        {
            await run.OrderAsync(new FilesOrder("download") { Path = path.Text }, token).ConfigureAwait(false);
            var answer = await run.AnswerAsync(token).ConfigureAwait(false);
            if (answer?.RefusalOf(path, FileLimits.Download) is { } refusal)
            {
                return refusal;
            }

            if (answer is not { Size: >= 0 and <= FileLimits.Download and var size })
            {
                return FilesAnswer.Senseless;
            }

            return new FileDownload(new CountedStream(run.HandOver(), size, s_transferLimit, time), size);
        }, cancellationToken).ConfigureAwait(false);
    }

    private Task<Result<T>> AskAsync<T>(
        LabSession session, FilesOrder order, FilePath path, TimeSpan limit, Func<FilesRun, FilesAnswer, CancellationToken, Task<Result<T>>> take, CancellationToken cancellationToken) =>
        TellAsync<T>(session, limit, async (run, token) =>
        {
            await run.OrderAsync(order, token).ConfigureAwait(false);
            return await run.AnswerAsync(token).ConfigureAwait(false) switch
            {
                null => FilesAnswer.Senseless,
                var answer when answer.RefusalOf(path, FileLimits.Text) is { } refusal => refusal,
                var answer => await take(run, answer, token).ConfigureAwait(false),
            };
        }, cancellationToken);

    /// <summary>Runs the program, and turns what the cluster does into words.</summary>
    /// <param name="session">Whose.</param>
    /// <param name="limit">The program's time.</param>
    /// <param name="speak">With the program.</param>
    /// <param name="cancellationToken">Gives it up.</param>
    private async Task<Result<T>> TellAsync<T>(
        LabSession session, TimeSpan limit, Func<FilesRun, CancellationToken, Task<Result<T>>> speak, CancellationToken cancellationToken)
    {
        string[] command = ["/usr/bin/python3", "-I", "-S", "-X", "utf8", "-c", EmbeddedText.Get("work-on-files.py"), limit.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)];
        using var late = new CancellationTokenSource(limit + s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        FilesRun? run = null;
        try
        {
            run = new FilesRun(await programs.StartAsync(session.Id, command, either.Token).ConfigureAwait(false));
            return await speak(run, either.Token).ConfigureAwait(false);
        }
        catch (EnvironmentException exception)
        {
            return new FilesOutOfReach(exception.Message);
        }
        catch (Exception exception) when (exception is KubernetesException or KubernetesConnectionException)
        {
            return new FilesOutOfReach("The connection was lost.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new FilesOutOfReach("The toolbox did not answer in time.");
        }
        finally
        {
            if (run is { IsHandedOver: false })
            {
                await run.DisposeAsync().ConfigureAwait(false);
            }
        }
    }
}
