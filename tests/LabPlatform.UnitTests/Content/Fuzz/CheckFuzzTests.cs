using LabPlatform.Content.Loading.Checks;

namespace LabPlatform.UnitTests.Content.Fuzz;

/// <summary>10,000 random and damaged <c>checks.yaml</c> files: conditions, or errors that say where.</summary>
public sealed class CheckFuzzTests : IDisposable
{
    private const int Half = 5_000;

    private const string File = "step1/checks.yaml";

    private const string Whole = """
        # what the step wants
        - exists: deployment/web
          title: There is a Deployment called web
          otherwise: >
            Make it with
            kubectl create deployment
          namespace: shop
        - exists: pods
          labels: app=web,version in (v1, v2)
          count: {atLeast: 3}
        - absent: pod/box
        - field: deployment/web
          path: .spec.template.spec.containers[?(@.name=="web")].image
          matches: "^nginx:1\\.[0-9]+$"
        - selects: service/web
          labels: version=green
          ready: {atLeast: 2}
          only: true
        - shares: service/web
          label: version
          percent: {v1: 80, v2: 20}
        - answers: service/web
          port: 80
          path: /healthz
          body: {contains: v2}
        - command: |
            cat ~/answer.txt
          output: {oneOf: ["42", '43']}
        - any:
            - not: {exists: pod/old}
            - all: [{rollout: deployment/web}, {field: pods, path: .status.phase, equals: Running}]
        """;

    private static readonly string[] s_keys = [.. ConditionForms.All.SelectMany(form => form.Keys).Select(key => key.Name).Concat(ConditionForms.ComparisonWords).Distinct(StringComparer.Ordinal), "exsits", "<<"];

    private static readonly string[] s_values =
    [
        "", "pod/a", "pods", "deployment/web", "service/web", "secret/x", "gadget/y", "pod/", "/a", "app=web", "app in (a", "!x", ".spec.replicas", ".a[?(@.b==1)]", "spec", ".[", "..*", "[", "(a+)+$", "(a", "\\\\1", "a{1000}{1000}", "(?=x)",
        "v1", "80", "20", "100", "3", "64Mi", "true", "/", "/x y", "shop", "default", "elsewhere", "ls", "\\u0000", "\\ud83d\\ude00",
    ];

    private readonly FuzzedScenario _scenario = new();

    public void Dispose() => _scenario.Dispose();

    [Fact]
    public void RandomChecks_AreConditionsOrExplained()
    {
        var cases = new FuzzCases(seed: 20_263);
        var heads = ConditionForms.All.Select(form => form.Name).ToArray();
        var random = new Random(20_264);
        var read = Enumerable.Range(0, Half).Count(number =>
        {
            var head = heads[random.Next(heads.Length)];
            var yaml = random.Next(3) == 0 ? cases.Tree(s_keys, s_values, 5)
                : $"- {{\"{head}\": {cases.Tree(heads, s_values, 3)}}}\n- {cases.Map(s_keys, s_values, 3)}\n- exists: {(random.Next(2) == 0 ? "pod/a" : "pods")}\n";
            return _scenario.ShouldBeReadOrExplained(File, yaml, $"random {number}");
        });

        read.ShouldBeLessThan(Half);
    }

    [Fact]
    public void DamagedChecks_AreConditionsOrExplained()
    {
        var cases = new FuzzCases(seed: 20_265);
        var read = Enumerable.Range(0, Half).Count(number => _scenario.ShouldBeReadOrExplained(File, cases.Damage(Whole), $"damaged {number}"));

        read.ShouldBeInRange(Half / 20, Half - 1); // the cases are worth something
    }
}
