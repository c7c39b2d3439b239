using System.Text;
using LabPlatform.Kubernetes.Traffic;

namespace LabPlatform.UnitTests.Traffic;

public sealed class TrafficLineTests
{
    private static readonly Dictionary<string, string> s_pods = new(StringComparer.Ordinal) { ["web-blue-1"] = "blue", ["web-green-1"] = "green", ["web"] = "alone" };

    [Theory]
    [InlineData("""{"at":1,"ms":2.5,"status":200,"server":"web/v2","text":"Hello from web v2, pod web-green-1\n"}""", "green")]
    [InlineData("""{"at":1,"ms":2.5,"status":200,"text":"Hello from shop v2\n"}""", "v2")]
    [InlineData("""{"at":1,"ms":2.5,"status":200,"text":"v3 at web-blue-10\n"}""", "v3")]
    [InlineData("""{"at":1,"ms":2.5,"status":200,"text":"<p>web-blue-1</p>"}""", "blue")]
    [InlineData("""{"at":1,"ms":2.5,"status":200,"server":"nginx/1.26.3","text":"<!DOCTYPE html>\n"}""", "nginx/1.26.3")]
    [InlineData("""{"at":1,"ms":2.5,"status":200,"server":"nginx","text":"It works!\nv3"}""", "It works!")]
    [InlineData("""{"at":1,"ms":2.5,"status":200,"text":"A very long line that nobody wants to read as a version"}""", "A very long line that no…")]
    [InlineData("""{"at":1,"ms":2.5,"status":404,"text":""}""", "status 404")]
    public void Answer_ByWhoSaysSo(string line, string version)
    {
        var answer = Read(line).ShouldNotBeNull();

        answer.ShouldSatisfyAllConditions(
            () => answer.Version.ShouldBe(version),
            () => answer.Failure.ShouldBeNull(),
            () => answer.Latency.ShouldBe(TimeSpan.FromMilliseconds(2.5)),
            () => answer.At.ShouldBe(DateTimeOffset.UnixEpoch + TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData("""{"at":1,"ms":2000,"error":"no answer within 2 s"}""", "no answer within 2 s")]
    [InlineData("""{"at":1,"ms":2,"status":503,"text":"v1"}""", "status 503")]
    public void Failure_HasNoVersion(string line, string failure)
    {
        var answer = Read(line).ShouldNotBeNull();

        (answer.Version, answer.Failure).ShouldBe((null, failure));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Traceback (most recent call last):")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"at":1e300,"ms":1,"status":200}""")]
    [InlineData("""{"at":1,"ms":-1,"status":200}""")]
    [InlineData("""{"at":"x"}""")]
    public void OtherLines_SayNothing(string line) => Read(line).ShouldBeNull();

    private static Domain.Traffic.TrafficAnswer? Read(string line) => TrafficLine.Read(Encoding.UTF8.GetBytes(line), s_pods);
}
