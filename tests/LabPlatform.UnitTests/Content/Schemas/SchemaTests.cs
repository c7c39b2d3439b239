using System.Text.Json;
using System.Text.Json.Nodes;
using LabPlatform.Content.Loading;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Yaml;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Content.Schemas;

/// <summary>The schemas that editors use say what the parser reads, no more and no less.</summary>
public sealed class SchemaTests
{
    private static readonly JsonElement s_checks = Schema("checks");

    private static readonly JsonElement s_index = Schema("index");

    [Fact]
    public void Index_OfEveryLab_IsAccepted()
    {
        foreach (var file in Files("index.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file), new JsonDocumentOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            new SchemaReader(s_index).Mistakes(document.RootElement).ShouldBeEmpty(file);
        }
    }

    [Fact]
    public void Checks_OfEveryLab_AreAccepted()
    {
        foreach (var file in Files("checks.yaml"))
        {
            CheckMistakes(File.ReadAllText(file)).ShouldBeEmpty(file);
        }
    }

    [Theory]
    [InlineData("- exists: pods\n  labels: app=web\n  count: {atLeast: 3}\n  title: T\n  otherwise: O\n  namespace: shop\n", true)]
    [InlineData("- field: pod/a\n  path: .spec\n  matches: a+\n- any: [{not: {absent: pod/b}}, {all: [{rollout: deployment/c}]}]\n", true)]
    [InlineData("- selects: service/a\n  ready: 2\n  only: true\n- shares: service/a\n  label: v\n  percent: {v1: 80, v2: 20}\n  tolerance: 10\n", true)]
    [InlineData("- answers: service/a\n  port: 80\n  path: /x\n  status: 404\n  body: {contains: x}\n- command: ls\n  output: \"42\"\n  exitCode: 1\n", true)]
    [InlineData("[]", false)]
    [InlineData("exists: pod/a\n", false)]
    [InlineData("- exists: pod/a\n  titel: T\n", false)]
    [InlineData("- exist: pod/a\n", false)]
    [InlineData("- exists: pods\n  count: some\n", false)]
    [InlineData("- field: pod/a\n  path: .spec\n", false)]
    [InlineData("- field: pod/a\n  path: .spec\n  equals: 1\n  differs: 2\n", false)]
    [InlineData("- answers: service/a\n  status: 1000\n", false)]
    [InlineData("- shares: service/a\n  label: v\n", false)]
    public void Checks_AreAccepted_AsTheParserWould(string yaml, bool expected) => (CheckMistakes(yaml).Count == 0).ShouldBe(expected);

    [Fact]
    public void Checks_HaveTheParsersWords()
    {
        var definitions = s_checks.GetProperty("$defs");
        foreach (var form in ConditionForms.All)
        {
            var schema = definitions.GetProperty(form.Name);
            Keys(schema).ShouldBe([.. form.Keys.Select(key => key.Name), .. form.HoldsComparison ? ConditionForms.ComparisonWords : []], ignoreOrder: true);
            schema.GetProperty("required").EnumerateArray().Select(name => name.GetString()!).ShouldBe(form.Keys.Where(key => key.Required).Select(key => key.Name), ignoreOrder: true);
            foreach (var key in form.Keys.Where(key => key.Form == ValueForm.WholeNumber))
            {
                var number = schema.GetProperty("properties").GetProperty(key.Name);
                (number.GetProperty("minimum").GetInt32(), number.GetProperty("maximum").GetInt32()).ShouldBe((key.Minimum, key.Maximum));
            }
        }

        definitions.GetProperty("condition").GetProperty("oneOf").EnumerateArray().Select(one => one.GetProperty("$ref").GetString()!["#/$defs/".Length..])
            .ShouldBe(ConditionForms.All.Select(form => form.Name));
        Keys(definitions.GetProperty("comparison").GetProperty("oneOf")[1]).ShouldBe(ConditionForms.ComparisonWords, ignoreOrder: true);
    }

    [Fact]
    public void Index_HasTheParsersKeys()
    {
        Keys(s_index).ShouldBe(IndexKeys.Root, ignoreOrder: true);
        var properties = s_index.GetProperty("properties");
        Keys(properties.GetProperty("details")).ShouldBe(IndexKeys.Details, ignoreOrder: true);
        Keys(properties.GetProperty("backend")).ShouldBe(IndexKeys.Backend, ignoreOrder: true);
        Keys(properties.GetProperty("interface")).ShouldBe(IndexKeys.Interface, ignoreOrder: true);
        Keys(properties.GetProperty("environment")).ShouldBe(IndexKeys.Environment, ignoreOrder: true);
        var definitions = s_index.GetProperty("$defs");
        Keys(definitions.GetProperty("page")).ShouldBe(IndexKeys.Page, ignoreOrder: true);
        Keys(definitions.GetProperty("asset")).ShouldBe(IndexKeys.Asset, ignoreOrder: true);
        properties.GetProperty("minutes").GetProperty("maximum").GetInt32().ShouldBe(IndexValues.MaximumMinutes);
    }

    [Theory]
    [InlineData("checks")]
    [InlineData("index")]
    public void EveryKey_IsDescribed(string name) => Undescribed(Schema(name), "").ShouldBeEmpty();

    private static IEnumerable<string> Undescribed(JsonElement schema, string at)
    {
        if (schema.ValueKind != JsonValueKind.Object)
        {
            yield break;
        }

        foreach (var part in schema.EnumerateObject())
        {
            foreach (var property in part.Name is "properties" ? part.Value.EnumerateObject().ToList() : [])
            {
                // What a terminal's or dashboard's own words mean is said where the list is.
                if (!property.Value.TryGetProperty("description", out _) && !at.Contains("/environment/", StringComparison.Ordinal))
                {
                    yield return $"{at}/{property.Name}";
                }
            }

            foreach (var inner in Undescribed(part.Value, $"{at}/{part.Name}"))
            {
                yield return inner;
            }
        }
    }

    private static IReadOnlyList<string> CheckMistakes(string yaml)
    {
        using var document = JsonDocument.Parse(Json(LocatedYamlReader.Read(yaml).ShouldNotBeNull())?.ToJsonString() ?? "null");
        return new SchemaReader(s_checks).Mistakes(document.RootElement);
    }

    /// <summary>As an editor's YAML reader types it.</summary>
    private static JsonNode? Json(LocatedYaml yaml) => yaml.Kind switch
    {
        YamlKind.Map => new JsonObject(yaml.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Json(entry.Value)))),
        YamlKind.List => new JsonArray([.. yaml.Items.Select(Json)]),
        _ when yaml.IsQuoted => JsonValue.Create(yaml.Text),
        _ when yaml.IsNothing => null,
        _ when yaml.Text is "true" or "false" => JsonValue.Create(yaml.Text is "true"),
        _ when long.TryParse(yaml.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ when double.TryParse(yaml.Text, System.Globalization.CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        _ => JsonValue.Create(yaml.Text),
    };

    private static IEnumerable<string> Keys(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(property => property.Name);

    private static JsonElement Schema(string name) => JsonDocument.Parse(File.ReadAllText(RepositoryFiles.PathOf($"labs/schemas/{name}.schema.json"))).RootElement;

    private static IEnumerable<string> Files(string name) => Directory.EnumerateFiles(RepositoryFiles.PathOf("labs"), name, SearchOption.AllDirectories);
}
