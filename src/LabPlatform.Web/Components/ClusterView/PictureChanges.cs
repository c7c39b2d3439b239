using LabPlatform.Domain.ClusterViews;

namespace LabPlatform.Web.Components.ClusterView;

/// <summary>Says which changes between two pictures decide who answers: another selector, another revision, another number of pods.</summary>
public static class PictureChanges
{
    /// <param name="before">The older one.</param>
    /// <param name="after">The newer one.</param>
    /// <returns>A few words for each, for people who look at a diagram of requests.</returns>
    public static IEnumerable<string> Between(ClusterPicture before, ClusterPicture after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        foreach (var space in after.Namespaces)
        {
            if (before.Namespaces.FirstOrDefault(old => old.Name == space.Name) is not { } old)
            {
                continue;
            }

            foreach (var service in space.Services)
            {
                if (old.Services.FirstOrDefault(known => string.Equals(known.Name, service.Name, StringComparison.Ordinal)) is { } known
                    && !string.Equals(known.Selector, service.Selector, StringComparison.Ordinal))
                {
                    yield return $"Service {service.Name} → {Differing(known.Selector, service.Selector)}";
                }
            }

            foreach (var workload in space.Workloads.Where(workload => workload.Kind is not null))
            {
                if (old.Workloads.FirstOrDefault(known => string.Equals(known.Kind, workload.Kind, StringComparison.Ordinal) && string.Equals(known.Name, workload.Name, StringComparison.Ordinal)) is not { } known)
                {
                    continue;
                }

                if (Revision(workload) is { } revision && Revision(known) is { } last && revision > last)
                {
                    yield return $"{workload.Name}: revision {revision}";
                }
                else if (known.Wanted != workload.Wanted)
                {
                    yield return $"{workload.Name}: {known.Wanted} → {workload.Wanted} pods";
                }
            }
        }
    }

    private static string Differing(string before, string after)
    {
        var labels = after.Split(',', StringSplitOptions.RemoveEmptyEntries).Except(before.Split(','), StringComparer.Ordinal).ToList();
        return labels.Count > 0 ? string.Join(", ", labels) : after.Length > 0 ? after : "no selector";
    }

    private static int? Revision(WorkloadPicture workload) => workload.Groups.Max(group => group.Revision);
}
