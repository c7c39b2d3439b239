using LabPlatform.Domain.Sessions;
using Microsoft.AspNetCore.Components.Authorization;

namespace LabPlatform.Web.Learners;

/// <summary>Who looks at a component. Works in a request and in a circuit alike.</summary>
/// <remarks>Scoped = one request or one circuit: a circuit belongs to one browser and keeps the learner it was opened with.</remarks>
public sealed class CurrentLearner(AuthenticationStateProvider authentication)
{
    /// <summary>The learner, or null for a visitor who has not started anything.</summary>
    public async Task<LearnerId?> FindAsync() => (await authentication.GetAuthenticationStateAsync()).User.GetLearner();
}
