using System.Globalization;
using System.Text;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Judging;
using LabPlatform.Kubernetes.Toolboxes;

namespace LabPlatform.Kubernetes.Checks.Declared;

/// <summary>Conditions that are found out by asking: a request to a Service from the checker, a command in the toolbox.</summary>
internal sealed class Questions(IPodScripts scripts)
{
    private const int LongestAnswer = 200;

    private static readonly TimeSpan s_commandLimit = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_requestLimit = TimeSpan.FromSeconds(10);

    public async Task<CheckOutcome> AskAsync(LabSession session, Condition condition, LabSpace? space, CancellationToken cancellationToken)
    {
        try
        {
            return condition switch
            {
                ServiceAnswers answers => await AnswersAsync(session, answers, space!, cancellationToken).ConfigureAwait(false),
                CommandPrints command => await CommandAsync(session, command, cancellationToken).ConfigureAwait(false),
                _ => throw new ArgumentException("This is not found out by asking.", nameof(condition)),
            };
        }
        catch (EnvironmentException exception)
        {
            return new CheckOutcome.CouldNotCheck(exception.Message);
        }
    }

    private async Task<CheckOutcome> AnswersAsync(LabSession session, ServiceAnswers condition, LabSpace space, CancellationToken cancellationToken)
    {
        // Where no pod is ready a request says less than what is known already.
        if (ServiceChecks.Selects(space, new ServiceSelects(condition.Service, null, null, Only: false)) is var reached and not CheckOutcome.Passed)
        {
            return reached;
        }

        var service = ServicePods.Find(space, condition.Service).Found!.Service;
        var ports = service.Ports;
        if (condition.Port is { } wanted && ports.All(port => port.Number != wanted))
        {
            return new CheckOutcome.Failed($"Service {service.Name} has no port {wanted}; it has {Words.List(ports.Select(port => port.Number.ToString(CultureInfo.InvariantCulture)))}.");
        }

        var (number, target) = condition.Port is { } port ? ports.First(known => known.Number == port) : ports.FirstOrDefault();
        var script = Request(session.Namespaces[condition.Service.Namespace].Name, service, number, condition.Path);
        var result = await scripts.RunAsync(session.Id, ToolboxPods.Checker, Encoding.UTF8.GetBytes(script), s_requestLimit, cancellationToken).ConfigureAwait(false);
        var outcome = Read(condition, $"http://{service.Name}{(number == 80 ? "" : ":" + number.ToString(CultureInfo.InvariantCulture))}{condition.Path}", target, CheckAnswer.Read(result, s_requestLimit), result.ExitCode);
        return outcome is CheckOutcome.Failed && ServicePods.Find(space, condition.Service).Found!.Pods.Any(pod => WorkloadJudge.OwnerOf(space, pod) is CheckOutcome.NotYet)
            ? new CheckOutcome.NotYet(outcome.Reason)
            : outcome;
    }

    private static CheckOutcome Read(ServiceAnswers condition, string address, string target, (CheckOutcome Outcome, string Output) run, int? exitCode)
    {
        if (run.Outcome is CheckOutcome.CouldNotCheck)
        {
            return run.Outcome;
        }

        if (run.Outcome is not CheckOutcome.Passed)
        {
            return new CheckOutcome.Failed(exitCode switch
            {
                7 => $"Nobody takes requests to {address}: nothing listens on port {target} of the pods, where the Service sends them.",
                28 or 124 => $"{address} did not answer within 5 seconds.",
                52 or 56 => $"{address} ended the connection without an answer.",
                _ => $"The request to {address} failed: {PodWords.Sentence(run.Outcome.Reason)}",
            });
        }

        var (status, body) = Split(run.Output);
        if (status != condition.Status)
        {
            return new CheckOutcome.Failed($"{address} answers with status {status}; it should be {condition.Status}.");
        }

        return condition.Body is { } wanted && !wanted.Holds(body.Trim())
            ? new CheckOutcome.Failed($"{address} answers {Short(body)}; it should be {wanted.Words()}.")
            : new CheckOutcome.Passed("");
    }

    private async Task<CheckOutcome> CommandAsync(LabSession session, CommandPrints condition, CancellationToken cancellationToken)
    {
        // What it complains about is no part of what it prints; where only the exit code counts, it is the reason.
        var script = condition.Output is null ? condition.Command : "exec 2>/dev/null\n" + condition.Command;
        var result = await scripts.RunAsync(session.Id, ToolboxPods.Toolbox, Encoding.UTF8.GetBytes(script + "\n"), s_commandLimit, cancellationToken).ConfigureAwait(false);
        var (outcome, output) = CheckAnswer.Read(result, s_commandLimit);
        if (outcome is CheckOutcome.CouldNotCheck && result.ExitCode is not (126 or 127))
        {
            return outcome;
        }

        if (result.ExitCode != condition.ExitCode)
        {
            return new CheckOutcome.Failed(outcome.Reason.Length > 0 ? outcome.Reason : $"The command ended with exit code {result.ExitCode}.");
        }

        // What it should be is often the answer to a question, so it is not told.
        return condition.Output is { } wanted && !wanted.Holds(output.Trim())
            ? new CheckOutcome.Failed(output.Trim().Length == 0 ? "There is nothing yet." : $"What is there is {Short(output)}, and that is not what is wanted.")
            : new CheckOutcome.Passed("");
    }

    /// <summary>Through the cluster's own address of the Service, and under the name a learner would use.</summary>
    private static string Request(string @namespace, SeenService service, int port, string path)
    {
        var (host, resolve) = service.ClusterIp is { } address
            ? (service.Name, $" --resolve {service.Name}:{port}:{(address.Contains(':', StringComparison.Ordinal) ? $"[{address}]" : address)}")
            : ($"{service.Name}.{@namespace}.svc", "");
        return $"exec curl -sS -i -m 5 --noproxy '*'{resolve} 'http://{host}:{port}{path.Replace("'", "%27", StringComparison.Ordinal)}'\n";
    }

    /// <summary>Status and text of an answer with its head, as curl prints it.</summary>
    private static (int Status, string Body) Split(string output)
    {
        var text = output.Replace("\r\n", "\n", StringComparison.Ordinal);
        var end = text.IndexOf("\n\n", StringComparison.Ordinal);
        var head = end < 0 ? text : text[..end];
        var words = head.Split('\n')[0].Split(' ');
        return (words.Length > 1 && int.TryParse(words[1], NumberStyles.None, CultureInfo.InvariantCulture, out var status) ? status : 0, end < 0 ? "" : text[(end + 2)..]);
    }

    private static string Short(string text)
    {
        var line = text.Trim().ReplaceLineEndings(" ");
        return line.Length == 0 ? "nothing" : $"“{line.CutAt(LongestAnswer)}”";
    }
}
