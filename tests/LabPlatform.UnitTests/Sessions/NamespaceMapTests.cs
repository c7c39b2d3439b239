using LabPlatform.Domain.Sessions;

namespace LabPlatform.UnitTests.Sessions;

public sealed class NamespaceMapTests
{
    private static readonly SessionId s_session = SessionId.Parse("abcdefghijklmnop");

    [Fact]
    public void For_ASessionWithoutMore_HasDefaultAndThePlatformsOwn()
    {
        var map = NamespaceMap.For(s_session);

        map.Hosts.Select(host => host.Name).ShouldBe(["lab-abcdefghijklmnop-sys", "lab-abcdefghijklmnop-default"]);
        map.Learner.Keys.ShouldHaveSingleItem().ShouldBe(VirtualNamespace.Default);
    }

    [Fact]
    public void For_MoreNamespaces_EachHasItsHost()
    {
        var map = NamespaceMap.For(s_session, new("shop"), new("team-a"), new("shop"), VirtualNamespace.Default);

        map.Hosts.Select(host => host.Name).ShouldBe(
            ["lab-abcdefghijklmnop-sys", "lab-abcdefghijklmnop-default", "lab-abcdefghijklmnop-shop", "lab-abcdefghijklmnop-team-a"]);
        map[new VirtualNamespace("shop")].Name.ShouldBe("lab-abcdefghijklmnop-shop");
        map.Learner.Count.ShouldBe(3);
    }

    [Fact]
    public void For_TheNameOfThePlatformsOwn_IsAnotherNamespace()
    {
        var map = NamespaceMap.For(s_session, new VirtualNamespace("sys"));

        map[new VirtualNamespace("sys")].ShouldNotBe(map.System);
        map.Hosts.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public void For_LongNames_AreNamesKubernetesTakesAndDiffer()
    {
        var (first, second) = (new VirtualNamespace(new string('a', 63)), new VirtualNamespace(new string('a', 62) + "b"));
        var hyphen = new VirtualNamespace(new string('a', 30) + "-" + new string('b', 30));
        var map = NamespaceMap.For(s_session, first, second, hyphen);

        map.Hosts.Distinct().Count().ShouldBe(5);
        map.Hosts.ShouldAllBe(host => host.Name.Length <= 63);
        VirtualNamespace.TryParse(map[hyphen].Name, out _).ShouldBeTrue();
    }

    [Fact]
    public void For_TooMany_IsRefused() =>
        Should.Throw<ArgumentException>(() => NamespaceMap.For(s_session, [.. Enumerable.Range(0, NamespaceMap.MostExtra + 1).Select(i => new VirtualNamespace($"n{i}"))]));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("Shop")]
    [InlineData("-shop")]
    [InlineData("shop-")]
    [InlineData("a.b")]
    [InlineData("a_b")]
    [InlineData("a\nb")]
    [InlineData("\"a")]
    [InlineData("a123456789012345678901234567890123456789012345678901234567890123")]
    public void Names_NoNamespaceCanHave_AreRefused(string? text)
    {
        VirtualNamespace.TryParse(text, out _).ShouldBeFalse();
        Should.Throw<ArgumentException>(() => NamespaceMap.For(s_session, new VirtualNamespace(text ?? "")));
    }

    [Theory]
    [InlineData("default", "NS_DEFAULT")]
    [InlineData("team-a", "NS_TEAM_A")]
    [InlineData("1", "NS_1")]
    public void Variable_IsAShellsName(string name, string variable)
    {
        VirtualNamespace.TryParse(name, out var parsed).ShouldBeTrue();

        parsed.Variable.ShouldBe(variable);
    }
}
