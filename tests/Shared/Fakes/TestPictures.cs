using System.Collections.Immutable;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Tests.Shared.Fakes;

/// <summary>Pictures as tests need them.</summary>
internal static class TestPictures
{
    /// <summary>Two versions side by side, the Service in front of one of them, a rollout that is stuck, a claim, and a pod that nobody made.</summary>
    public static ClusterPicture BlueGreen(string live = "blue") => Of(
        [
            new ServicePicture("web", $"app=web,color={live}", "80 → 8080", [new ServiceArrow($"{live}-rs", $"web-{live}", 2, 2)], null),
            new ServicePicture("shop", "app=shop", "80", [], "No pod has this label, so nobody answers."),
        ],
        [
            Workload("web-blue", [Pod("web-blue-7d9f5c-x2k4q", "v1"), Pod("web-blue-7d9f5c-8mn2p", "v1")], "blue-rs"),
            Workload("web-green", [Pod("web-green-5c6b9d-q7w3e", "v2"), Pod("web-green-5c6b9d-t5r8z", "v2")], "green-rs"),
            Workload("web-next", [Pod("web-next-66d8f4-k9j2h", "v3", ObjectState.Failing, "The image labplatform/web:v3 cannot be fetched. There is no such image or version.")], "next-rs") with
            {
                State = ObjectState.Failing,
                Remark = "0 of 1 replica of Deployment web-next are new and ready. Pod web-next-66d8f4-k9j2h: The image labplatform/web:v3 cannot be fetched. There is no such image or version.",
            },
            new WorkloadPicture(null, "", 1, 3, ObjectState.Waiting, null,
                [new PodGroup("own", null, [Pod("visitor", "1.37"), Pod("once", "1.37", ObjectState.Done, "It has done its work and ended."), Pod("slow", "1.37", ObjectState.Waiting, "Fetching the image and starting the container.")])]),
        ]);

    public static ClusterPicture Of(ImmutableArray<ServicePicture> services, ImmutableArray<WorkloadPicture> workloads) =>
        new([new NamespacePicture(VirtualNamespace.Default, services, workloads, [new ClaimPicture("data", "Bound", "1Gi")])], null);

    public static WorkloadPicture Workload(string name, ImmutableArray<PodPicture> pods, string group) =>
        new("Deployment", name, pods.Count(pod => pod.State == ObjectState.Ready), pods.Length, ObjectState.Ready, null, [new PodGroup(group, 1, pods)]);

    public static PodPicture Pod(string name, string version, ObjectState state = ObjectState.Ready, string sentence = "It runs and is ready. Service web sends it requests.") => new()
    {
        Uid = name,
        Name = name,
        State = state,
        Sentence = sentence,
        Version = version,
        Images = [$"labplatform/web:{version}"],
        Restarts = state == ObjectState.Failing ? 3 : 0,
        Labels = ["app=web", "color=blue"],
        Ip = "10.210.0.17",
        Uses = ["ConfigMap web-settings"],
        Events = state == ObjectState.Failing ? [new PodEvent(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero), IsWarning: true, "Failed", "Failed to pull image “labplatform/web:v3”: not found", 4)] : [],
    };
}
