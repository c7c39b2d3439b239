using System.Net;
using LabPlatform.Cli.Import;

namespace LabPlatform.UnitTests.Cli.Import;

/// <summary>What is fetched, and what is refused before a process starts (row 74).</summary>
public sealed class GitAddressTests
{
    [Theory]
    [InlineData("https://github.com/owner/labs", "labs")]
    [InlineData("https://github.com/owner/my.labs.git", "my.labs")]
    [InlineData("https://gitlab.com/group/sub-group/labs/", "labs")]
    public void Usual_IsTaken(string text, string name)
    {
        GitAddress.TryParse(text, GitAddress.UsualHosts, out var address, out _).ShouldBeTrue();

        (address!.RepositoryName, address.Text).ShouldBe((name, text));
    }

    [Theory]
    [InlineData("ext::sh -c 'touch /tmp/pwned'")]
    [InlineData("ext::https://github.com/owner/labs")]
    [InlineData("--upload-pack=touch /tmp/pwned")]
    [InlineData("-https://github.com/owner/labs")]
    [InlineData("file:///etc")]
    [InlineData("/etc/labs")]
    [InlineData("http://github.com/owner/labs")]
    [InlineData("git://github.com/owner/labs")]
    [InlineData("ssh://git@github.com/owner/labs")]
    [InlineData("git@github.com:owner/labs")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://localhost/owner/labs")]
    [InlineData("https://[::1]/owner/labs")]
    [InlineData("https://2852039166/owner/labs")]
    [InlineData("https://github.com.evil.example/owner/labs")]
    [InlineData("https://github.com@evil.example/owner/labs")]
    [InlineData("https://token@github.com/owner/labs")]
    [InlineData("https://github.com:8443/owner/labs")]
    [InlineData("https://github.com./owner/labs")]
    [InlineData("https://github.com/owner/labs?service=git-upload-pack")]
    [InlineData("https://github.com/owner/labs#x")]
    [InlineData("https://github.com/owner/../../labs")]
    [InlineData("https://github.com/owner/-c")]
    [InlineData("https://github.com/owner/%2e%2e")]
    [InlineData("https://github.com/owner/labs\n--upload-pack=x")]
    [InlineData("https://github.com/owner/labs --config x=y")]
    [InlineData("https://github.com\\@evil.example/owner/labs")]
    [InlineData("https://github.com/labs")]
    [InlineData("https://gıthub.com/owner/labs")]
    [InlineData("")]
    public void Hostile_IsRefused_WithAReason(string text)
    {
        GitAddress.TryParse(text, GitAddress.UsualHosts, out var address, out var refusal).ShouldBeFalse();

        address.ShouldBeNull();
        refusal.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void TooLong_IsRefused() =>
        GitAddress.TryParse("https://github.com/owner/" + new string('x', 1000), GitAddress.UsualHosts, out _, out _).ShouldBeFalse();

    [Theory]
    [InlineData("140.82.121.4", true)]
    [InlineData("2606:50c0:8000::154", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("10.213.0.1", false)]
    [InlineData("172.31.0.1", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:127.0.0.1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("ff02::1", false)]
    [InlineData("64:ff9b::7f00:1", false)]
    [InlineData("2002:7f00:1::1", false)]
    public void Addresses_OfThisMachineAndItsNetworks_AreNotPublic(string text, bool isPublic) => PublicAddresses.IsPublic(IPAddress.Parse(text)).ShouldBe(isPublic);
}
