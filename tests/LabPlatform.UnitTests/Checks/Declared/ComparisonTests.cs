using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class ComparisonTests
{
    [Theory]
    [InlineData(ComparisonKind.Equals, "web", "web", true)]
    [InlineData(ComparisonKind.Equals, "web", "Web", false)]
    [InlineData(ComparisonKind.Equals, "web", null, false)]
    [InlineData(ComparisonKind.Equals, "500m", "0.5", true)]
    [InlineData(ComparisonKind.Equals, "1Gi", "1024Mi", true)]
    [InlineData(ComparisonKind.Equals, "1G", "1Gi", false)]
    [InlineData(ComparisonKind.Differs, "web", "db", true)]
    [InlineData(ComparisonKind.Differs, "web", null, true)]
    [InlineData(ComparisonKind.Differs, "1", "1000m", false)]
    [InlineData(ComparisonKind.Contains, "nginx", "docker.io/nginx:1", true)]
    [InlineData(ComparisonKind.Contains, "nginx", null, false)]
    [InlineData(ComparisonKind.Matches, "^nginx:1\\.2[0-9]$", "nginx:1.26", true)]
    [InlineData(ComparisonKind.Matches, "^nginx$", "nginx:1.26", false)]
    [InlineData(ComparisonKind.AtLeast, "3", "3", true)]
    [InlineData(ComparisonKind.AtLeast, "3", "2", false)]
    [InlineData(ComparisonKind.AtLeast, "3", "many", false)]
    [InlineData(ComparisonKind.AtLeast, "3", null, false)]
    [InlineData(ComparisonKind.AtMost, "128Mi", "64Mi", true)]
    [InlineData(ComparisonKind.AtMost, "128Mi", "1Gi", false)]
    public void Holds_AsItSays(ComparisonKind kind, string wanted, string? found, bool holds) => new Comparison(kind, [wanted]).Holds(found).ShouldBe(holds);

    [Fact]
    public void Holds_OneOfAndSet_AsTheySay()
    {
        new Comparison(ComparisonKind.OneOf, ["a", "2"]).Holds("2000m").ShouldBeTrue();
        new Comparison(ComparisonKind.OneOf, ["a", "2"]).Holds("b").ShouldBeFalse();
        new Comparison(ComparisonKind.IsSet, []).Holds("").ShouldBeTrue();
        new Comparison(ComparisonKind.IsSet, []).Holds(null).ShouldBeFalse();
        new Comparison(ComparisonKind.IsNotSet, []).Holds(null).ShouldBeTrue();
    }

    [Theory]
    [InlineData("(")]
    [InlineData(@"(a)\1")]
    [InlineData("a(?=b)")]
    public void Matches_WhatCouldRunForEverOrIsNone_IsTheAuthorsMistake(string pattern) =>
        Should.Throw<ArgumentException>(() => new Comparison(ComparisonKind.Matches, [pattern]).Holds("aaaa"));

    [Theory]
    [InlineData("3", "3")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("100m", "0.1")]
    [InlineData("64Mi", "67108864")]
    [InlineData("1e3", "1000")]
    [InlineData("12E6", "12000000")]
    [InlineData("1E", "1000000000000000000")]
    [InlineData("1.26.1", null)]
    [InlineData("v1", null)]
    [InlineData("1 Gi", null)]
    [InlineData("m", null)]
    [InlineData("", null)]
    [InlineData("9999999999999999999999999999Ei", null)]
    public void Quantity_ReadsKubernetesNumbers(string text, string? value)
    {
        Quantity.TryParse(text, out var parsed).ShouldBe(value is not null);

        if (value is not null)
        {
            parsed.ShouldBe(decimal.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }
}
