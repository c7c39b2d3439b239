using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class LabelSelectorTests
{
    private static readonly Dictionary<string, string> s_labels = new(StringComparer.Ordinal) { ["app"] = "web", ["version"] = "v2", ["weight"] = "5", ["app.kubernetes.io/name"] = "shop", ["empty"] = "" };

    [Theory]
    [InlineData("app=web", true)]
    [InlineData("app==web", true)]
    [InlineData("app = web , version=v2", true)]
    [InlineData("app=web,version=v1", false)]
    [InlineData("app!=api", true)]
    [InlineData("app!=web", false)]
    [InlineData("tier!=front", true)]
    [InlineData("app", true)]
    [InlineData("tier", false)]
    [InlineData("!tier", true)]
    [InlineData("!app", false)]
    [InlineData("version in (v1,v2)", true)]
    [InlineData("version in (v1, v3),app", false)]
    [InlineData("version notin (v1)", true)]
    [InlineData("tier notin (front)", true)]
    [InlineData("weight>4", true)]
    [InlineData("weight<5", false)]
    [InlineData("app>1", false)]
    [InlineData("app.kubernetes.io/name=shop", true)]
    [InlineData("empty=", true)]
    public void Selector_MatchesAsKubectlDoes(string text, bool expected)
    {
        LabelSelector.TryParse(text, out var selector, out var problem).ShouldBeTrue(problem);

        selector!.Matches(s_labels).ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("app=web,", "'' is no part")]
    [InlineData("app=we b", "is no part")]
    [InlineData("app: web", "is no part")]
    [InlineData("app in v1", "is no part")]
    [InlineData("-app=web", "'-app' is no name")]
    [InlineData("a/b/c=web", "is no name")]
    [InlineData("app=-web", "'-web' is no value")]
    [InlineData("app in (a,-b)", "'-b' is no value")]
    [InlineData("weight>x", "no whole number")]
    public void Text_ThatIsNoSelector_IsExplained(string text, string part)
    {
        LabelSelector.TryParse(text, out var selector, out var problem).ShouldBeFalse();

        selector.ShouldBeNull();
        problem.ShouldContain(part);
    }
}
