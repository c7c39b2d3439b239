using System.Formats.Tar;
using System.Text;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Namespaces;
using LabPlatform.Kubernetes.Toolboxes;
using LabPlatform.Tests.Shared.Fakes;
using Microsoft.Extensions.Options;

namespace LabPlatform.UnitTests.Sessions;

/// <summary>The objects of a session as they are sent: what the local cluster does not enforce is read here.</summary>
public sealed class SessionObjectTests
{
    private const string Image = "registry.test/toolbox@sha256:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    [Fact]
    public void Isolation_EgressToTheWorld_LeavesOutMetadataAndPrivateNetworks_Row33_Row35()
    {
        var policy = Manifest.Render("isolation.yaml", ("session", "abcdefghijklmnop"));

        var spec = policy["spec"]!;
        spec["podSelector"]!.AsObject().Count.ShouldBe(0, "every pod");
        spec["policyTypes"]!.AsArray().Select(type => (string)type!).ShouldBe(["Ingress", "Egress"]);
        spec["ingress"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe("""{"from":[{"namespaceSelector":{"matchLabels":{"labplatform.io/session":"abcdefghijklmnop"}}}]}""");
        var world = spec["egress"]!.AsArray().Single(rule => rule!.ToJsonString().Contains("0.0.0.0/0", StringComparison.Ordinal))!["to"]![0]!["ipBlock"]!;
        var except = world["except"]!.AsArray().Select(cidr => (string)cidr!).ToArray();
        foreach (var address in (string[])["169.254.169.254", "169.254.170.2", "168.63.129.16", "100.100.100.200", "10.1.2.3", "172.16.0.1", "192.168.1.1", "127.0.0.1"])
        {
            except.Any(cidr => System.Net.IPNetwork.Parse(cidr).Contains(System.Net.IPAddress.Parse(address))).ShouldBeTrue(address);
        }
    }

    [Fact]
    public void Namespace_CarriesItsSessionAndPodSecurity_Row9_Row10()
    {
        var item = Manifest.Render(
            "namespace.yaml",
            ("namespace", "lab-abcdefghijklmnop-default"), ("session", "abcdefghijklmnop"), ("role", "learner"), ("instance", "i"), ("expires", "1767225600"), ("owner", "o"), ("virtual", "default"));

        ((string?)item["metadata"]!["labels"]!["labplatform.io/session"]).ShouldBe("abcdefghijklmnop");
        ((string?)item["metadata"]!["labels"]!["pod-security.kubernetes.io/enforce"]).ShouldBe("baseline");
        item["metadata"]!["annotations"]!["labplatform.io/expires"]!.ToJsonString().ShouldBe("\"1767225600\"");
    }

    [Theory]
    [InlineData("a\"b")]
    [InlineData("a\nb")]
    [InlineData("a\\b")]
    [InlineData("{b}")]
    public void Render_ValueThatWouldLeaveItsQuotes_IsRefused(string value) =>
        Should.Throw<ArgumentException>(() => Manifest.Render("serviceaccount.yaml", ("name", value)));

    [Theory]
    [InlineData("toolbox")]
    [InlineData("checker")]
    public void Pods_HaveNoTokenButTheirOwnShortOne_Row3(string name)
    {
        var pod = Pod(name);

        var spec = pod["spec"]!;
        spec["automountServiceAccountToken"]!.GetValue<bool>().ShouldBeFalse();
        spec["enableServiceLinks"]!.GetValue<bool>().ShouldBeFalse();
        ((string?)spec["serviceAccountName"]).ShouldBe(name is "toolbox" ? "learner" : "checker");
        var access = spec["volumes"]!.AsArray().Single(volume => (string?)volume!["name"] is "access")!["projected"]!;
        access["sources"]![0]!["serviceAccountToken"]!["expirationSeconds"]!.GetValue<long>().ShouldBe(3600);
        access["defaultMode"]!.GetValue<long>().ShouldBe(Convert.ToInt64("600", 8));
        var container = spec["containers"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)container["image"]).ShouldBe(Image);
        container["securityContext"]!["allowPrivilegeEscalation"]!.GetValue<bool>().ShouldBeFalse();
        container["command"]![6]!.GetValue<string>().ShouldContain("tokenFile: /run/labplatform/token");
        container["command"]![6]!.GetValue<string>().ShouldContain("namespace: lab-");
    }

    [Fact]
    public void Checker_CannotChangeItsFileSystemAndHasNoCapability_Row77()
    {
        var security = Pod("checker")["spec"]!["containers"]![0]!["securityContext"]!;

        security["readOnlyRootFilesystem"]!.GetValue<bool>().ShouldBeTrue();
        ((string?)security["capabilities"]!["drop"]![0]).ShouldBe("ALL");
    }

    [Theory]
    [InlineData("toolbox")]
    [InlineData("checker")]
    public void Pods_OfSeveralNamespaces_HaveAContextAndAVariableForEach(string name)
    {
        var pod = Pod(name, "team-a", "123");
        var container = pod["spec"]!["containers"]![0]!;
        var session = (string)pod["metadata"]!["labels"]!["labplatform.io/session"]!;

        var variables = container["env"]!.AsArray().Where(item => ((string)item!["name"]!).StartsWith("NS_", StringComparison.Ordinal)).Select(item => $"{item!["name"]}={item["value"]}");
        variables.ShouldBe([$"NS_123=lab-{session}-123", $"NS_DEFAULT=lab-{session}-default", $"NS_TEAM_A=lab-{session}-team-a"]);
        var kubeconfig = KubernetesYaml.Parse(((string)container["command"]![6]!).Replace("@SERVER@", "https://server", StringComparison.Ordinal)).Single();
        ((string?)kubeconfig["current-context"]).ShouldBe("kubernetes-admin@kubernetes");
        kubeconfig["contexts"]!.AsArray().Select(item => $"{(string)item!["name"]!} {(string)item["context"]!["namespace"]!}").ShouldBe(
            [$"kubernetes-admin@kubernetes lab-{session}-default", $"123 lab-{session}-123", $"team-a lab-{session}-team-a"]);
    }

    [Fact]
    public void Toolbox_IsToldWherePreviewsAre()
    {
        var command = Pod("toolbox")["spec"]!["containers"]![0]!["command"]!.AsArray();

        ((string)command[8]!).ShouldMatch(@"^http://[a-z2-7]{16}-[a-z2-7]{8}-PORT\.localhost$");
    }

    [Theory]
    [InlineData("labplatform/toolbox:latest")]
    [InlineData("toolbox@sha256:abc")]
    [InlineData("")]
    public void Image_NotByDigest_IsRefused_Row84(string image)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, $"OTHER=x\nTOOLBOX_IMAGE={image}\n");

            Should.Throw<EnvironmentException>(() => new ToolboxImage(Options.Create(new LabKubernetesOptions { ImagesFile = file })).Get());
            var options = KubernetesOptions();
            options.ToolboxImage = image;
            new LabKubernetesOptionsValidation().Validate(null, options).Failed.ShouldBeTrue();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void Options_ManyWrong_AllAreNamed()
    {
        var options = new LabKubernetesOptions
        {
            IdentitiesDirectory = "relative",
            ImagesFile = "/lab/images.env",
            ApiServerFromPods = "http://x",
            StartLimit = TimeSpan.Zero,
            ApiServerEndpoints = { "nonsense" },
        };

        var result = new LabKubernetesOptionsValidation().Validate(null, options);

        result.Failures!.Count().ShouldBe(5);
        result.Failures!.ShouldAllBe(failure => failure.StartsWith("Kubernetes:", StringComparison.Ordinal));
        new LabKubernetesOptionsValidation().Validate(null, KubernetesOptions()).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task Assets_Packed_AreAnArchiveOfRelativePaths()
    {
        var archive = await new AssetCopy(null!, new ManualTime()).PackAsync(
            [new ScenarioAsset("/root/ü/a b.txt", [.. Encoding.UTF8.GetBytes("x")], Convert.ToInt32("4755", 8))], TestContext.Current.CancellationToken);

        using var reader = new TarReader(new MemoryStream(archive.ToArray()));
        var entry = reader.GetNextEntry().ShouldNotBeNull();
        entry.Name.ShouldBe("root/ü/a b.txt");
        entry.Mode.ShouldBe((UnixFileMode)Convert.ToInt32("755", 8));
        reader.GetNextEntry().ShouldBeNull();
    }

    private static LabKubernetesOptions KubernetesOptions() => new()
    {
        IdentitiesDirectory = "/lab/identities",
        ImagesFile = "/lab/images.env",
        ProgressFile = "/lab/progress.json",
    };

    private static System.Text.Json.Nodes.JsonObject Pod(string name, params IEnumerable<string> extra)
    {
        var options = Options.Create(new LabKubernetesOptions { ToolboxImage = Image });
        var session = new LabSession
        {
            Id = SessionId.New(),
            Learner = LearnerId.New(),
            Scenario = TestScenarios.OneStep.Id,
            State = SessionState.Starting,
            CreatedAt = default,
            LastActivityAt = default,
            Deadline = default,
            ExtraNamespaces = [.. extra.Select(name => new VirtualNamespace(name))],
        };
        return new ToolboxPods(new ToolboxImage(options), new PreviewNames(new PreviewRules()), options).Render(session, name);
    }
}
