using System.Text.Json.Nodes;
using LabPlatform.Kubernetes.Client;

namespace LabPlatform.UnitTests.Kubernetes.Client;

public sealed class YamlTests
{
    /// <summary>What kubectl makes of it (YAML 1.1, read into JSON).</summary>
    [Theory]
    [InlineData("hello", "\"hello\"")]
    [InlineData("'8080'", "\"8080\"")]
    [InlineData("\"true\"", "\"true\"")]
    [InlineData("8080", "8080")]
    [InlineData("-1", "-1")]
    [InlineData("0644", "420")]
    [InlineData("0o644", "420")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("1_000", "1000")]
    [InlineData("089", "\"089\"")]
    [InlineData("1.5", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("1.22.1", "\"1.22.1\"")]
    [InlineData("yes", "true")]
    [InlineData("off", "false")]
    [InlineData("True", "true")]
    [InlineData("~", "null")]
    [InlineData("null", "null")]
    [InlineData("", "null")]
    [InlineData("''", "\"\"")]
    [InlineData("!!str 5", "\"5\"")]
    [InlineData("100m", "\"100m\"")]
    [InlineData("2026-01-02", "\"2026-01-02\"")]
    [InlineData("[a, 1, {b: c}]", "[\"a\",1,{\"b\":\"c\"}]")]
    [InlineData("99999999999999999999", "1E+20")]
    public void Values_AreReadAsKubectlDoes(string yaml, string json)
    {
        var value = KubernetesYaml.Parse("v: " + yaml).Single()["v"];

        (value?.ToJsonString() ?? "null").ShouldBe(json);
    }

    [Fact]
    public void Documents_EmptyOnesAndListsAreUnfolded() => KubernetesYaml.Parse(
        """
        ---
        kind: A
        ---
        # nothing here
        ---
        kind: List
        items:
        - kind: B
        - kind: C
        ---
        """).Select(item => (string?)item["kind"]).ShouldBe(["A", "B", "C"]);

    [Fact]
    public void AnchorsAndMerges_AreWrittenOut() => JsonNode.DeepEquals(
        KubernetesYaml.Parse(
            """
            base: &base {a: 1, b: 2}
            one: {<<: *base, b: 3}
            two: *base
            """).Single(),
        JsonNode.Parse("""{"base":{"a":1,"b":2},"one":{"a":1,"b":3},"two":{"a":1,"b":2}}""")).ShouldBeTrue();

    [Theory]
    [InlineData("a: [", "Line 2, column 1")]
    [InlineData("a: 1\na: 2", "Line 2")]
    [InlineData("- 1", "an object was expected")]
    [InlineData("text", "an object was expected")]
    [InlineData("? [a]\n: 1", "a key must be a plain text")]
    [InlineData("kind: List\nitems: [1]", "not an object")]
    [InlineData("a: *b", "b")]
    public void NotAManifest_SaysWhere(string yaml, string message) =>
        Should.Throw<FormatException>(() => KubernetesYaml.Parse(yaml)).Message.ShouldContain(message);

    [Fact]
    public void ABillionLaughs_AreNotLaughed()
    {
        var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + string.Concat(Enumerable.Range(1, 12).Select(
            i => $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n"));

        Should.Throw<FormatException>(() => KubernetesYaml.Parse(yaml)).Message.ShouldContain("too large");
    }

    [Fact]
    public void NestedTooDeeply_IsRefused() =>
        Should.Throw<FormatException>(() => KubernetesYaml.Parse("a: " + new string('[', 200) + new string(']', 200)));
}
