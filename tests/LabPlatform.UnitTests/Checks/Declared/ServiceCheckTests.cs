using System.Collections.Immutable;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class ServiceCheckTests
{
    private const string Creating = "{ waiting: { reason: ContainerCreating } }";

    private readonly LabState _lab = new();

    [Fact]
    public async Task Selects_ReadyPods_Passes()
    {
        await _lab.Service("web", "app: web").Pod("a").JudgeAsync(Selects()).ShouldPassAsync();
        await _lab.JudgeAsync(Selects(ready: "2")).ShouldFailAsync("Service web reaches 1 ready pod; at least 2 wanted.");
    }

    [Fact]
    public async Task Selects_Nothing_SaysWhichLabelsAreWantedAndWhichAreThere()
    {
        await _lab.JudgeAsync(Selects()).ShouldFailAsync("There is no Service web.");

        _lab.Service("web", "app: wbe").Pod("a", "app: web, version: v1, pod-template-hash: abc");

        await _lab.JudgeAsync(Selects()).ShouldFailAsync("Service web looks for pods with app=wbe, and there are none. The pods here have other labels: a (app=web, version=v1).");
    }

    [Fact]
    public async Task Selects_NoSelector_Fails() =>
        await _lab.Service("web", "").JudgeAsync(Selects()).ShouldFailAsync("Service web has no selector, so it reaches no pods.");

    [Fact]
    public async Task Selects_WrongVersion_SaysWhichItReaches()
    {
        _lab.Service("web", "app: web, version: blue").Pod("a", "app: web, version: blue").Pod("b", "app: web, version: green");

        await _lab.JudgeAsync(Selects("version=green")).ShouldFailAsync(
            "Service web reaches no pods with version=green. Its selector is app=web,version=blue, and that finds: a (app=web, version=blue).");
    }

    [Fact]
    public async Task Selects_Only_NoOthersAmongThem()
    {
        _lab.Service("web", "app: web").Pod("a", "app: web, version: blue").Pod("b", "app: web, version: green");

        await _lab.JudgeAsync(Selects("version=green")).ShouldPassAsync();
        await _lab.JudgeAsync(Selects("version=green", only: true)).ShouldFailAsync("Service web reaches other pods, too: a (app=web, version=blue). Its selector is app=web.");
    }

    [Fact]
    public async Task Selects_PodsThatStart_NotYet_AndThatCannot_Failed()
    {
        await _lab.Service("web", "app: web").Pod("a", state: Creating).JudgeAsync(Selects())
            .ShouldWaitAsync("Service web reaches no ready pods; at least 1 wanted. Pod a: Fetching the image and starting the container.");

        await new LabState().Service("web", "app: web").Pod("a", state: "{ waiting: { reason: ErrImagePull, message: 'x: not found' } }").JudgeAsync(Selects())
            .ShouldFailAsync("Service web reaches no ready pods; at least 1 wanted. Pod a: The image nginx:1.26 cannot be fetched. There is no such image or version.");
    }

    [Fact]
    public async Task Selects_PodsAreBeingMade_NotYet() =>
        await _lab.Service("web", "app: web").Deployment("web", 2, "replicas: 0").JudgeAsync(Selects())
            .ShouldWaitAsync("Service web looks for pods with app=web, and there are none. The pods of Deployment web are being made.");

    [Theory]
    [InlineData(4, 1, 0, true)]
    [InlineData(8, 2, 0, true)]
    [InlineData(4, 0, 0, false)]
    [InlineData(3, 2, 0, false)]
    [InlineData(3, 1, 0, true)] // 75 and 25 are within five points
    [InlineData(3, 1, 4, false)]
    public async Task Shares_ByReadyPods(int stable, int canary, int tolerance, bool shared)
    {
        _lab.Service("web", "app: web");
        for (var number = 0; number < stable + canary; number++)
        {
            _lab.Pod($"p{number}", $"app: web, version: {(number < stable ? "v1" : "v2")}");
        }

        var outcome = await _lab.JudgeAsync(Shares(tolerance == 0 ? 5 : tolerance));

        (outcome is CheckOutcome.Passed).ShouldBe(shared, outcome.Reason);
    }

    [Fact]
    public async Task Shares_Wrong_SaysWhichThereAre()
    {
        _lab.Service("web", "app: web").Pod("a", "app: web, version: v1").Pod("b", "app: web, version: v2");

        await _lab.JudgeAsync(Shares(5)).ShouldFailAsync("Of 2 ready pods behind Service web, 1 is v1 (50 %) and 1 is v2 (50 %); wanted: version v1 80 %, v2 20 %.");
    }

    [Fact]
    public async Task Shares_AnotherValueAmongThem_IsNoneOfThem()
    {
        _lab.Service("web", "app: web").Pod("x", "app: web");
        for (var number = 0; number < 5; number++)
        {
            _lab.Pod($"p{number}", $"app: web, version: {(number < 4 ? "v1" : "v2")}");
        }

        (await _lab.JudgeAsync(Shares(50))).ShouldBeOfType<CheckOutcome.Failed>().Reason.ShouldContain("1 has no label version (17 %)");
    }

    [Fact]
    public async Task Shares_WhilePodsStart_NotYet()
    {
        _lab.Service("web", "app: web").Pod("a", "app: web, version: v1").Pod("b", "app: web, version: v2", state: Creating);

        (await _lab.JudgeAsync(Shares(5))).ShouldBeOfType<CheckOutcome.NotYet>();
    }

    private static ServiceSelects Selects(string? labels = null, string? ready = null, bool only = false) =>
        new(LabState.Named("service", "web"), labels, ready is null ? null : LabState.Wants(ComparisonKind.AtLeast, ready), only);

    private static ReplicaShares Shares(int tolerance) =>
        new(LabState.Named("service", "web"), "version", ImmutableSortedDictionary<string, int>.Empty.Add("v1", 80).Add("v2", 20), tolerance);
}
