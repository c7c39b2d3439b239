using LabPlatform.Domain.Files;

namespace LabPlatform.UnitTests.Files;

public sealed class FilePathTests
{
    [Theory]
    [InlineData("/etc/hosts", "/etc/hosts")]
    [InlineData("app/main.py", "/root/app/main.py")]
    [InlineData("./web.yaml", "/root/web.yaml")]
    [InlineData("~/web.yaml", "/root/web.yaml")]
    [InlineData("~", "/root")]
    [InlineData("~other", "/root/~other")]
    [InlineData("/root//a/./b/", "/root/a/b")]
    [InlineData("../etc/passwd", "/etc/passwd")]
    [InlineData("/../../..", "/")]
    [InlineData("/a\nb", "/a\nb")]
    [InlineData("/ ünï/ö", "/ ünï/ö")]
    public void Paths_AreTakenAsPeopleWriteThem(string text, string expected)
    {
        FilePath.TryParse(text, out var path).ShouldBeTrue();
        path.Text.ShouldBe(expected);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("/a\0b")]
    public void WhatIsNoPath_IsNone(string? text) => FilePath.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void NamesAndPaths_AreAsLongAsLinuxTakes()
    {
        FilePath.TryParse("/" + new string('a', 255), out _).ShouldBeTrue();
        FilePath.TryParse("/" + new string('a', 256), out _).ShouldBeFalse();
        FilePath.TryParse("/" + new string('ä', 128), out _).ShouldBeFalse("bytes are counted");
        FilePath.TryParse("/" + string.Join('/', Enumerable.Repeat(new string('a', 200), 21)), out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("a/b")]
    [InlineData("a\0")]
    public void Names_LeadNowhereElse(string name) => FilePath.Home.TryJoin(name, out _).ShouldBeFalse();

    [Fact]
    public void Parts_AreKnown()
    {
        FilePath.TryParse("/root/app/web.yaml", out var path).ShouldBeTrue();

        (path.Name, path.Parent.Text, path.Parent.Parent.Parent.Text, path.Parent.Parent.Parent.Parent.Text).ShouldBe(("web.yaml", "/root/app", "/", "/"));
        path.IsBelow(FilePath.Home).ShouldBeTrue();
        path.IsBelow(path).ShouldBeFalse();
        FilePath.TryParse("/rootless", out var other).ShouldBeTrue();
        other.IsBelow(FilePath.Home).ShouldBeFalse();
        path.Moved(path.Parent, other).Text.ShouldBe("/rootless/web.yaml");
        other.Moved(path, FilePath.Home).ShouldBe(other);
    }
}
