using System.Security.Claims;
using Bunit.TestDoubles;
using LabPlatform.Content;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.ClusterViews;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Files;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Domain.Traffic;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Components.Labs;
using LabPlatform.Web.Components.Workspace;
using LabPlatform.Web.Learners;
using LabPlatform.Web.Previews;
using LabPlatform.Web.Sessions;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.AspNetCore.Components.Forms.Mapping;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LabPlatform.ComponentTests.Hosting;

/// <summary>A component of the site with all it asks for: the real use cases, the real Markdown, a store in memory and a cluster of names.</summary>
public abstract class LabComponentTest : BunitContext
{
    private readonly BunitAuthorizationContext _visitor;

    protected LabComponentTest()
    {
        var settings = new ConfigurationBuilder().Build().GetSection("none");
        Environments = new FakeLabEnvironments(Time, "this-instance");
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IScenarioCatalogue>(Catalogue);
        Services.AddSingleton<IClusterHealth>(Cluster);
        Services.AddSingleton<ISessionStore>(Store);
        Services.AddSingleton<ILabEnvironments>(Environments);
        Services.AddSingleton<ICheckRunner>(Checks);
        Services.AddSingleton<IDeclaredChecks>(Declared);
        Services.AddSingleton<IClusterView>(Pictures);
        Services.AddSingleton<ITrafficMeter>(Traffic);
        Services.AddSingleton<IPodLogs>(Logs);
        Services.AddSingleton<IPortConnector>(new FakePortConnector());
        Services.AddSingleton<IToolboxPorts>(ToolboxPorts);
        Services.AddSingleton<ILearnerFiles>(Files);
        Services.AddSingleton(new PreviewNames(new PreviewRules()));
        Services.AddSingleton<PreviewPasses>();
        Services.AddSingleton<PreviewDoor>();
        Services.AddLabContent(settings);
        Services.AddLabSessions(settings);
        Services.AddTransient<SessionView>();
        Services.AddScoped<LearnerSessions>();
        Services.AddScoped<CurrentLearner>();
        Services.AddSingleton<NewLearners>();
        Services.AddSingleton<IDataProtectionProvider, EphemeralDataProtectionProvider>();
        Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        Services.AddSupplyValueFromFormProvider();
        Services.AddSingleton<IFormValueMapper>(Form);
        Services.AddSingleton<AntiforgeryStateProvider, NoAntiforgery>();
        Services.AddCascadingValue(_ => Request);
        _visitor = AddAuthorization();
        SignIn();
        SetRendererInfo(new RendererInfo("Server", isInteractive: true));
    }

    private protected ManualTime Time { get; } = new();

    private protected FakeScenarioCatalogue Catalogue { get; } = new(TestScenarios.CatalogueOf(TestScenarios.ThreeSteps, TestScenarios.OneStep));

    private protected FakeClusterHealth Cluster { get; } = new();

    private protected FakeSessionStore Store { get; } = new();

    private protected FakeLabEnvironments Environments { get; }

    private protected FakeCheckRunner Checks { get; } = new();

    private protected FakeDeclaredChecks Declared { get; } = new();

    private protected FakeClusterView Pictures { get; } = new();

    private protected FakeTrafficMeter Traffic { get; } = new();

    private protected FakePodLogs Logs { get; } = new();

    private protected FakeToolboxPorts ToolboxPorts { get; } = new();
    private protected FakeLearnerFiles Files { get; } = new();

    private protected PostedForm Form { get; } = new();

    /// <summary>What pages without a circuit are rendered for.</summary>
    protected HttpContext Request => field ??= new DefaultHttpContext { RequestServices = Services };

    protected SessionRules Rules => Services.GetRequiredService<SessionRules>();

    protected LearnerId Learner { get; } = LearnerId.New();

    protected BunitNavigationManager Navigation => Services.GetRequiredService<BunitNavigationManager>();

    /// <summary>Where the last click led to, as a path.</summary>
    protected string Path => new Uri(Navigation.Uri).AbsolutePath;

    protected static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Whoever looks has never started a lab.</summary>
    protected void SignOut() => _visitor.SetNotAuthorized();

    /// <summary>A session of the learner in <see cref="TestScenarios.ThreeSteps"/>, ready for a minute and with an hour to go, changed as the test likes.</summary>
    private protected async Task<LabSession> AddSessionAsync(Func<LabSession, LabSession>? change = null)
    {
        var now = Time.GetUtcNow();
        var session = new LabSession
        {
            Id = SessionId.New(),
            Learner = Learner,
            Scenario = TestScenarios.ThreeSteps.Id,
            State = SessionState.Ready,
            CreatedAt = now - TimeSpan.FromMinutes(2),
            ReadyAt = now - TimeSpan.FromMinutes(1),
            LastActivityAt = now,
            Deadline = now + TimeSpan.FromHours(1),
            CurrentStep = 0,
        };
        session = change?.Invoke(session) ?? session;
        (await Store.TryAddAsync(session, Token)).ShouldBeTrue();
        Environments.Present[session.Id] = new FoundEnvironment(session.Id, "this-instance", Learner, session.Deadline, now, Deleting: false) { Namespaces = [.. session.Namespaces.Hosts] };
        return session;
    }

    private protected async Task<LabSession> StoredAsync(LabSession session) => (await Store.FindAsync(session.Id, Token)).ShouldNotBeNull();

    /// <summary>Something else than the component under test changes the session: another window, the clock, the reconciler.</summary>
    private protected Task ElsewhereAsync(LabSession session, Func<LabSession, LabSession?> change) =>
        Services.GetRequiredService<SessionChanges>().ApplyAsync(session.Id, change, Token);

    /// <summary>The part of a running lab's page that <typeparamref name="TComponent"/> is, kept up as that page does it.</summary>
    private protected IRenderedComponent<SessionRoom<TComponent>> RenderIn<TComponent>(LabSession session, params (string Name, object Value)[] more)
        where TComponent : IComponent =>
        Render<SessionRoom<TComponent>>(parameters => parameters.Add(room => room.Session, session.Id).Add(room => room.More, more));

    private void SignIn()
    {
        _visitor.SetAuthorized("learner");
        _visitor.SetClaims(new Claim(ClaimTypes.NameIdentifier, Learner.Value));
    }

    /// <summary>Forms are posted by browser and host; whether they are taken is tried there.</summary>
    private sealed class NoAntiforgery : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => null;
    }
}
