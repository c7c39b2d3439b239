namespace LabPlatform.ClusterTests;

/// <summary>Promised figures are asserted in a soak run, which has the machine for itself; elsewhere there is room, as a busy machine proves nothing.</summary>
internal static class Soak
{
    /// <summary><c>LABPLATFORM_SOAK</c> is <c>1</c>.</summary>
    public static bool IsOn { get; } = Environment.GetEnvironmentVariable("LABPLATFORM_SOAK") is "1";
}
