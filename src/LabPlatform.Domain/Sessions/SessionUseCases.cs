using LabPlatform.Domain.Checks;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Help;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Traffic;

namespace LabPlatform.Domain.Sessions;

/// <summary>The classes every host of sessions makes, each once per process. A list, as the Domain knows no container.</summary>
/// <remarks>What they need beside each other: the ports, <see cref="SessionRules"/>, <see cref="TimeProvider"/> and loggers.</remarks>
public static class SessionUseCases
{
    /// <summary>Single objects, all of them: they keep no state of a caller, and limits, news and loops exist once per process.</summary>
    public static IReadOnlyList<Type> Types { get; } =
    [
        typeof(SessionNews),
        typeof(SessionChanges),
        typeof(SessionAccess),
        typeof(SessionStarter),
        typeof(SessionStarts),
        typeof(SessionRemover),
        typeof(SessionReconciler),
        typeof(ReconcileSignal),
        typeof(CheckLimits),
        typeof(StepCheck),

        typeof(StartSession),
        typeof(EndSession),
        typeof(ExtendSession),
        typeof(FindSession),
        typeof(ListSessions),
        typeof(GoToStep),
        typeof(RecordActivity),
        typeof(CheckStep),
        typeof(WatchStep),
        typeof(AnswerQuiz),
        typeof(ShowHelp),
        typeof(WatchCluster),
        typeof(ReadPodLogs),
        typeof(MeasureTraffic),
        typeof(FindPort),
        typeof(ConnectPort),
        typeof(WatchPorts),
        typeof(FilesAccess),
        typeof(LookAtFiles),
        typeof(ReadFile),
        typeof(WriteFile),
        typeof(ChangeFiles),
        typeof(DownloadFile),
    ];
}
