using System.Text.Json;
using LabPlatform.Domain.Checks.Declared;

namespace LabPlatform.UnitTests.Checks.Declared;

public sealed class JsonPathValuesTests
{
    private static readonly JsonElement s_document = JsonDocument.Parse("""
        {
          "metadata": { "labels": { "app.kubernetes.io/name": "web", "app": "shop" }, "empty": null },
          "spec": {
            "replicas": 3, "paused": false, "nothing": {},
            "containers": [
              { "name": "web", "image": "nginx:1.26", "ports": [{ "containerPort": 80 }] },
              { "name": "side", "image": "busybox", "weight": "500m" }
            ]
          }
        }
        """).RootElement;

    [Theory]
    [InlineData(".spec.replicas", "3")]
    [InlineData("$.spec.replicas", "3")]
    [InlineData(".spec.paused", "false")]
    [InlineData(".spec.nothing", "{}")]
    [InlineData(".spec.containers[0].image", "nginx:1.26")]
    [InlineData(".spec.containers[-1].image", "busybox")]
    [InlineData(".spec.containers[*].name", "web|side")]
    [InlineData(".spec.containers[0:1].name", "web")]
    [InlineData(".spec.containers[::2].name", "web")]
    [InlineData(".spec.containers[-1:].name", "side")]
    [InlineData(".spec.containers[1,0].name", "side|web")]
    [InlineData(".spec.containers[*].ports[*].containerPort", "80")]
    [InlineData("..image", "nginx:1.26|busybox")]
    [InlineData(".metadata.labels['app.kubernetes.io/name']", "web")]
    [InlineData(@".metadata.labels.app\.kubernetes\.io/name", "web")]
    [InlineData(".metadata.labels.*", "web|shop")]
    [InlineData(""".spec.containers[?(@.name=="side")].image""", "busybox")]
    [InlineData(".spec.containers[?(@.name != 'side')].image", "nginx:1.26")]
    [InlineData(".spec.containers[?(@.ports)].name", "web")]
    [InlineData(".spec.containers[?(@.ports[0].containerPort>=80)].name", "web")]
    [InlineData(".spec.containers[?(@.weight==0.5)].name", "side")]
    [InlineData(".spec.containers[?(@.name<5)].name", "")]
    [InlineData(".spec.containers[2].image", "")]
    [InlineData(".spec.containers[-3].image", "")]
    [InlineData(".spec.replicas.more", "")]
    [InlineData(".spec.replicas[0]", "")]
    [InlineData(".metadata.empty", "")]
    public void Select_FindsWhatKubectlFinds(string text, string found)
    {
        JsonPath.TryParse(text, out var path, out var problem).ShouldBeTrue(problem);

        string.Join('|', path!.Select(s_document).Select(JsonPathValues.TextOf)).ShouldBe(found);
    }
}
