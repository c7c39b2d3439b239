using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class JsonPathTests
{
    [Theory]
    [InlineData(".spec.replicas", "spec replicas")]
    [InlineData("$.spec", "spec")]
    [InlineData(".spec.template.spec.containers[0].image", "spec template spec containers [0] image")]
    [InlineData(".spec.containers[-1].image", "spec containers [-1] image")]
    [InlineData(".items[*].metadata.name", "items * metadata name")]
    [InlineData(".spec.*", "spec *")]
    [InlineData(".items[1:3]", "items [1:3:1]")]
    [InlineData(".items[:-1]", "items [:-1:1]")]
    [InlineData(".items[::2]", "items [::2]")]
    [InlineData(".metadata.labels.app\\.kubernetes\\.io/name", "metadata labels app.kubernetes.io/name")]
    [InlineData(".metadata.labels['app.kubernetes.io/name']", "metadata labels app.kubernetes.io/name")]
    [InlineData(".metadata.labels[\"a\",'b']", "metadata labels (a|b)")]
    [InlineData("..image", ".. image")]
    [InlineData(".spec..[0]", "spec .. [0]")]
    [InlineData(".status.conditions[?(@.type==\"Ready\")].status", "status conditions ?(type Equals Ready) status")]
    [InlineData(".spec.ports[?(@.port >= 80)].name", "spec ports ?(port GreaterOrEqual 80) name")]
    [InlineData(".items[?(@.metadata.deletionTimestamp)]", "items ?(metadata deletionTimestamp Exists )")]
    [InlineData(".metadata.finalizers[?(@==\"x\")]", "metadata finalizers ?( Equals x)")]
    public void Path_IsRead(string text, string expected)
    {
        JsonPath.TryParse(text, out var path, out var problem).ShouldBeTrue(problem);

        Describe(path!.Steps).ShouldBe(expected);
    }

    [Theory]
    [InlineData("", "begins with a dot")]
    [InlineData("spec.replicas", "begins with a dot")]
    [InlineData("{.spec}", "braces")]
    [InlineData(".", "name of a field")]
    [InlineData(".spec.", "name of a field at its end")]
    [InlineData(".spec[", "a number, '*' or a name")]
    [InlineData(".spec[0", "']' at its end")]
    [InlineData(".spec[x]", "at character 7, not 'x'")]
    [InlineData(".spec['x]", "never closed")]
    [InlineData(".spec[0]x", "a dot or '['")]
    [InlineData(".a[99999999999]", "no number for a place")]
    [InlineData(".a[0:1:0]", "1 or more")]
    [InlineData(".a[?(@.b)", "']' at its end")]
    [InlineData(".a[?(@.b=1)]", "==")]
    [InlineData(".a[?(@.b==c)]", "text in quotes")]
    [InlineData(".a[?(@.b==1]", "')'")]
    [InlineData(".a b", "a dot or '['")]
    public void Text_ThatIsNoPath_IsExplained(string text, string part)
    {
        JsonPath.TryParse(text, out var path, out var problem).ShouldBeFalse();

        path.ShouldBeNull();
        problem.ShouldContain(part);
    }

    [Fact]
    public void Path_ThatIsEndless_IsRefused()
    {
        JsonPath.TryParse("." + new string('a', JsonPath.MaximumLength), out _, out _).ShouldBeFalse();
        JsonPath.TryParse(string.Concat(Enumerable.Repeat("[?(@", 100)), out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("filters");
    }

    private static string Describe(IEnumerable<JsonPathStep> steps) => string.Join(' ', steps.Select(Describe));

    private static string Describe(JsonPathStep step) => step switch
    {
        JsonPathStep.Field field => field.Name,
        JsonPathStep.Item item => $"[{item.Index}]",
        JsonPathStep.Slice slice => $"[{slice.Start}:{slice.End}:{slice.Stride}]",
        JsonPathStep.Children => "*",
        JsonPathStep.Descendants => "..",
        JsonPathStep.Union union => $"({string.Join('|', union.Steps.Select(Describe))})",
        JsonPathStep.Where where => $"?({Describe(where.Path)} {where.Operator} {where.Value})",
        _ => "?",
    };
}
