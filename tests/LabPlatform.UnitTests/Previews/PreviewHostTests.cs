using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;

namespace LabPlatform.UnitTests.Previews;

/// <summary>Which hosts are previews', and what they name. Nothing in a host is ever an address.</summary>
public sealed class PreviewHostTests
{
    private const string Sid = "abcdefghijklmnop";
    private const string Name = Sid + "-qrstuvwx";

    private readonly PreviewNames _names = new(new PreviewRules { Origin = "https://labs.test:8443" });

    [Theory]
    [InlineData(Name + "-80.labs.test", null, 80)]
    [InlineData(Name + "-65535.labs.test", null, 65535)]
    [InlineData(Name + "-a2b3c4d5-8080.labs.test", "a2b3c4d5", 8080)]
    [InlineData(Name + "-22222222-1.labs.test", "22222222", 1)]
    [InlineData(Name + ".labs.test", null, null)]
    public void Host_ThatWasGivenOut_SaysWhatItNames(string host, string? key, int? port)
    {
        _names.Parse(host).ShouldBe(new PreviewHost(SessionId.Parse(Sid), "qrstuvwx", key, port));
        _names.Parse(host.ToUpperInvariant()).ShouldBe(_names.Parse(host)); // to DNS the same
        (_names.Parse(host)!.Label + ".labs.test").ShouldBe(host);
    }

    [Theory]
    [InlineData("p80-169-254-169-254.labs.test")]
    [InlineData("169-254-169-254-80.labs.test")]
    [InlineData("169.254.169.254.labs.test")]
    [InlineData(Name + "-169.254.169.254-80.labs.test")]
    [InlineData(Name + "-0.labs.test")]
    [InlineData(Name + "-080.labs.test")]
    [InlineData(Name + "-65536.labs.test")]
    [InlineData(Name + "-99999999999.labs.test")]
    [InlineData(Name + "-8o.labs.test")]
    [InlineData(Name + "-+80.labs.test")]
    [InlineData(Name + "-٨٠.labs.test")]
    [InlineData(Name + "-.labs.test")]
    [InlineData(Name + "--80.labs.test")]
    [InlineData(Name + "-80-.labs.test")]
    [InlineData("-" + Name + "-80.labs.test")]
    [InlineData(Name + "-80-80.labs.test")]
    [InlineData(Name + "-a2b3c4d-80.labs.test")]
    [InlineData(Name + "-a2b3c4d5-e2-80.labs.test")]
    [InlineData(Name + "-80.labs.test.")]
    [InlineData(Name + "-80..labs.test")]
    [InlineData("www." + Name + "-80.labs.test")]
    [InlineData(Name + "-80.evil.labs.test")]
    [InlineData("xn--80ak6aa92e.labs.test")]
    [InlineData("xn--" + Name + "-80.labs.test")]
    [InlineData("abcdefghijklmno1-qrstuvwx-80.labs.test")]
    [InlineData("abcdefghijklmnop-80.labs.test")]
    [InlineData("kubernetes-default-443.labs.test")]
    [InlineData("..labs.test")]
    [InlineData("x.labs.test")]
    public void Host_BelowTheDomain_ThatNobodyWasGiven_NamesNothing_Row63(string host)
    {
        _names.IsBelow(host).ShouldBeTrue(); // so that nothing of the site answers there either
        _names.Parse(host).ShouldBeNull();
    }

    [Theory]
    [InlineData("labs.test")]
    [InlineData(".labs.test")]
    [InlineData("labs.test.")]
    [InlineData("evillabs.test")]
    [InlineData(Name + "-80.labs.test.evil.test")]
    [InlineData(Name + "-80.labs.tes")]
    [InlineData(Name + "-80.localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("[::1]")]
    [InlineData("localhost")]
    [InlineData("")]
    public void Host_ThatIsNotBelowTheDomain_IsNoPreview_Row63(string host)
    {
        _names.IsBelow(host).ShouldBeFalse();
        _names.Parse(host).ShouldBeNull();
    }

    [Fact]
    public void Address_OfEachTarget_IsReadAsThatTarget()
    {
        var session = TestSession();
        PreviewTarget[] targets =
        [
            PreviewTarget.Toolbox,
            new(PreviewTargetKind.Service, VirtualNamespace.Default, "web"),
            new(PreviewTargetKind.Pod, VirtualNamespace.Default, "web"),
            new(PreviewTargetKind.Service, new VirtualNamespace("shop"), "web"),
            new(PreviewTargetKind.Service, VirtualNamespace.Default, new string('a', 63)),
        ];

        var hosts = targets.Select(target => _names.Parse(new Uri(_names.Of(session).Of(target, 8080)).Host)!).ToList();

        hosts.Select(host => host.Key).ShouldBe(targets.Select(target => target.Key));
        hosts.Select(host => host.Key).ShouldBeUnique(StringComparer.Ordinal);
        hosts.ShouldAllBe(host => PreviewNames.IsOf(host, session) && host.Port == 8080 && host.Label.Length <= 63);
    }

    [Fact]
    public void Key_IsTheSameForEver() => new PreviewTarget(PreviewTargetKind.Service, VirtualNamespace.Default, "web").Key.ShouldBe("ouahmrqc"); // addresses in open windows hold it

    [Fact]
    public void Secret_OfAnotherSession_IsNotTaken_Row63()
    {
        var (one, other) = (TestSession(), TestSession());
        var host = _names.Parse(new Uri(_names.Of(one).Of(80)).Host)!;

        PreviewNames.IsOf(host, one).ShouldBeTrue();
        PreviewNames.IsOf(host, other).ShouldBeFalse();
        PreviewNames.IsOf(host with { Session = other.Id }, other).ShouldBeFalse();
    }

    internal static LabSession TestSession() => new()
    {
        Id = SessionId.New(),
        Learner = LearnerId.New(),
        Scenario = TestScenarios.OneStep.Id,
        State = SessionState.Ready,
        CreatedAt = default,
        LastActivityAt = default,
        Deadline = default,
    };
}
