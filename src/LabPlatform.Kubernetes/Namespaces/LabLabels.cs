namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>Labels and annotations of the platform; the manifests spell them out.</summary>
internal static class LabLabels
{
    public const string Session = "labplatform.io/session";

    public const string Role = "labplatform.io/role";

    /// <summary>What a pod of the platform is: its name.</summary>
    public const string Part = "labplatform.io/part";

    public const string Instance = "labplatform.io/instance";

    /// <summary>Annotation: the deadline in unix seconds.</summary>
    public const string Expires = "labplatform.io/expires";

    /// <summary>Annotation: the learner's opaque id.</summary>
    public const string Owner = "labplatform.io/owner";

    /// <summary>Value of <see cref="Role"/> of a namespace the learner works in.</summary>
    public const string Learner = "learner";

    /// <summary>Value of <see cref="Role"/> of the platform's own namespace of a session.</summary>
    public const string System = "system";

    /// <summary>By its name, a namespace learners may work in: the platform's own of a session is none.</summary>
    public static bool IsLearnerNamespace(string? name) =>
        name?.Split('-', 3) is ["lab", _, not "sys"];
}
