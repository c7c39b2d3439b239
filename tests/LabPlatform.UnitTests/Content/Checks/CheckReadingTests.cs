using LabPlatform.Domain.Checks.Declared;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.UnitTests.Content.Checks;

/// <summary>Every condition an author may write, as the Domain gets it.</summary>
public sealed class CheckReadingTests : IDisposable
{
    private readonly CheckFile _file = new();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void WholeFile_IsRead_InOrder()
    {
        var check = _file.Read("""
            # what the step wants
            - exists: deployment/web
              title: There is a Deployment called web
              otherwise: Make it with kubectl create deployment
              namespace: shop
            - exists: pods
              labels: app=web
              count: {atLeast: 3}
            - absent: po/box
            - field: deploy/web
              path: .spec.template.spec.containers[0].image
              equals: nginx:1.26
            - rollout: deployment/web
            - selects: svc/web
              labels: version=green
              ready: 2
              only: true
            - shares: service/web
              label: version
              percent: {v1: 80, v2: 20}
            - answers: service/web
            - command: cat ~/answer.txt
              output: "42"
            """);

        check.Path.ShouldBe("step1/checks.yaml");
        var conditions = check.Conditions;
        var exists = conditions[0].ShouldBeOfType<ObjectExists>();
        (exists.Target.ToString(), exists.Target.Namespace.Name, exists.Count).ShouldBe(("deployment/web", "shop", null));
        (exists.Title, exists.Otherwise, exists.Line).ShouldBe(("There is a Deployment called web", "Make it with kubectl create deployment", 2));

        var pods = conditions[1].ShouldBeOfType<ObjectExists>();
        (pods.Target.ToString(), pods.Target.Namespace.Name, pods.Line).ShouldBe(("pods with app=web", "default", 6));
        ShouldBe(pods.Count, ComparisonKind.AtLeast, "3");

        conditions[2].ShouldBeOfType<ObjectIsAbsent>().Target.ToString().ShouldBe("pod/box");

        var field = conditions[3].ShouldBeOfType<FieldHolds>();
        (field.Target.ToString(), field.Path).ShouldBe(("deployment/web", ".spec.template.spec.containers[0].image"));
        ShouldBe(field.Value, ComparisonKind.Equals, "nginx:1.26");

        conditions[4].ShouldBeOfType<RolloutIsComplete>().Workload.ToString().ShouldBe("deployment/web");

        var selects = conditions[5].ShouldBeOfType<ServiceSelects>();
        (selects.Service.ToString(), selects.Labels, selects.Only).ShouldBe(("service/web", "version=green", true));
        ShouldBe(selects.Ready, ComparisonKind.Equals, "2");

        var shares = conditions[6].ShouldBeOfType<ReplicaShares>();
        (shares.Label, shares.Tolerance).ShouldBe(("version", 5));
        shares.Percent.ShouldBe([new("v1", 80), new("v2", 20)]);

        var answers = conditions[7].ShouldBeOfType<ServiceAnswers>();
        (answers.Port, answers.Path, answers.Status, answers.Body).ShouldBe((null, "/", 200, null));

        var command = conditions[8].ShouldBeOfType<CommandPrints>();
        (command.Command, command.ExitCode).ShouldBe(("cat ~/answer.txt", 0));
        ShouldBe(command.Output, ComparisonKind.Equals, "42");
    }

    [Fact]
    public void Conditions_MayStandInsideOthers()
    {
        var condition = _file.Read("""
            - any:
                - exists: pod/a
                - all: [ { absent: pod/b }, { not: { exists: pod/c, title: No c } } ]
              title: One or the other
            """).Conditions.ShouldHaveSingleItem();

        var any = condition.ShouldBeOfType<AnyOf>();
        any.Title.ShouldBe("One or the other");
        var all = any.Conditions[1].ShouldBeOfType<AllOf>();
        var not = all.Conditions[1].ShouldBeOfType<NotSo>();
        (not.Other.ShouldBeOfType<ObjectExists>().Target.Name, not.Other.Title, not.Other.Line).ShouldBe(("c", "No c", 3));
    }

    [Theory]
    [InlineData("equals: 3", ComparisonKind.Equals, "3")]
    [InlineData("equals: \"\"", ComparisonKind.Equals, "")]
    [InlineData("equals: yes", ComparisonKind.Equals, "yes")]
    [InlineData("differs: x", ComparisonKind.Differs, "x")]
    [InlineData("oneOf: [a, b]", ComparisonKind.OneOf, "a,b")]
    [InlineData("contains: x", ComparisonKind.Contains, "x")]
    [InlineData("matches: '^v[0-9]+$'", ComparisonKind.Matches, "^v[0-9]+$")]
    [InlineData("atLeast: 64Mi", ComparisonKind.AtLeast, "64Mi")]
    [InlineData("atMost: 0.5", ComparisonKind.AtMost, "0.5")]
    [InlineData("isSet: true", ComparisonKind.IsSet, null)]
    [InlineData("isSet: false", ComparisonKind.IsNotSet, null)]
    public void Comparison_IsRead(string yaml, ComparisonKind kind, string? values)
    {
        var field = _file.Read($"- field: pods\n  path: .spec\n  {yaml}\n").Conditions.ShouldHaveSingleItem().ShouldBeOfType<FieldHolds>();

        ShouldBe(field.Value, kind, values?.Split(',') ?? []);
    }

    [Fact]
    public void File_IsNamedByItsKey_OrFoundBesideATextOfItsOwn()
    {
        var step = Load("""[ { "text": "step1/text.md", "checks": "other.yaml", "verify": "v.sh" } ]""").Steps.ShouldHaveSingleItem();

        step.Checks.ShouldNotBeNull().Path.ShouldBe("other.yaml");
        (step.HasCheck, step.Verify).ShouldBe((true, new ScenarioScript("v.sh", "true")));

        Scenario Load(string steps) => _file.Catalogue.Write("c/s/other.yaml", "- exists: pod/a\n").Write("c/s/v.sh", "true")
            .Write("c/s/index.json", $$"""{ "title": "T", "details": { "steps": {{steps}} } }""").Load().Find(ScenarioId.Parse("c/s")).ShouldNotBeNull().Scenario.ShouldNotBeNull();
    }

    [Fact]
    public void Change_OfTheFile_IsAnotherVersion()
    {
        var before = _file.Load("- exists: pod/a\n").Scenario.ShouldNotBeNull().Version;

        _file.Load("- exists: pod/b\n").Scenario.ShouldNotBeNull().Version.ShouldNotBe(before, StringComparer.Ordinal);
    }

    private static void ShouldBe(Comparison? comparison, ComparisonKind kind, params string[] values)
    {
        comparison.ShouldNotBeNull().Kind.ShouldBe(kind);
        comparison.Values.ShouldBe(values);
    }
}
