using LabPlatform.Domain.Sessions;

namespace LabPlatform.UnitTests.Sessions;

public sealed class SessionIdTests
{
    [Fact]
    public void New_ManyTimes_NeverRepeats_Row27()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);

        for (var i = 0; i < 1_000_000; i++)
        {
            ids.Add(SessionId.New().Value);
        }

        ids.Count.ShouldBe(1_000_000);
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abcdefghijklmno")]
    [InlineData("abcdefghijklmnopq")]
    [InlineData("ABCDEFGHIJKLMNOP")]
    [InlineData("abcdefghijklmn18")]
    [InlineData("../../kube-syste")]
    public void TryParse_AnythingElse_Refuses(string? text) => SessionId.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void TryParse_ItsOwnText_RoundTrips()
    {
        var id = SessionId.New();

        SessionId.TryParse(id.ToString(), out var parsed).ShouldBeTrue();
        parsed.ShouldBe(id);
    }
}
