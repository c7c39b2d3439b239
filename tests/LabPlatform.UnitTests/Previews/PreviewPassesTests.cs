using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared.Fakes;
using LabPlatform.Web.Previews;
using Microsoft.AspNetCore.DataProtection;

namespace LabPlatform.UnitTests.Previews;

public sealed class PreviewPassesTests
{
    private const string Host = "a-80.labs.test";

    private readonly ManualTime _time = new();
    private readonly IDataProtectionProvider _protection = new EphemeralDataProtectionProvider();
    private readonly LearnerId _learner = LearnerId.New();
    private readonly PreviewPasses _passes;

    public PreviewPassesTests() => _passes = new PreviewPasses(_protection, _time);

    [Fact]
    public void Code_WorksOnce_Row62()
    {
        var code = _passes.IssueCode(Host, _learner);

        _passes.RedeemCode(code, Host).ShouldBe(_learner);
        _passes.RedeemCode(code, Host).ShouldBeNull();
    }

    [Fact]
    public void Code_WorksForAMinute_AndIsRememberedThatLong_Row62()
    {
        var code = _passes.IssueCode(Host, _learner);
        var late = _passes.IssueCode(Host, _learner);
        _time.Advance(PreviewPasses.CodeLifetime - TimeSpan.FromTicks(1));

        _passes.RedeemCode(code, Host).ShouldBe(_learner);
        _passes.RedeemCode(code, Host).ShouldBeNull();
        _time.Advance(TimeSpan.FromTicks(1));

        _passes.RedeemCode(late, Host).ShouldBeNull();
        _passes.RedeemCode(code, Host).ShouldBeNull();
    }

    [Fact]
    public void Code_AtAnotherHost_IsWorthNothing_AndStillWorksAtItsOwn_Row62()
    {
        var code = _passes.IssueCode(Host, _learner);

        _passes.RedeemCode(code, "b-80.labs.test").ShouldBeNull();

        _passes.RedeemCode(code, Host).ShouldBe(_learner);
    }

    [Fact]
    public void CodeAndCookie_AreNotTakenForEachOther_Row62()
    {
        _passes.ReadCookie(_passes.IssueCode(Host, _learner)).ShouldBeNull();
        _passes.RedeemCode(_passes.IssueCookie(Host, _learner), Host).ShouldBeNull();
        _passes.ReadCookie(_passes.IssueCookie(Host, _learner)).ShouldBe((Host, _learner));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("no code")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void Forgery_IsWorthNothing_Row62(string? text)
    {
        _passes.RedeemCode(text, Host).ShouldBeNull();
        _passes.ReadCookie(text).ShouldBeNull();
    }

    [Fact]
    public void AnotherSitesCode_IsWorthNothing_Row62() =>
        _passes.RedeemCode(new PreviewPasses(new EphemeralDataProtectionProvider(), _time).IssueCode(Host, _learner), Host).ShouldBeNull();

    [Fact]
    public async Task ManyAtOnce_OneIsLetIn_Row62()
    {
        var code = _passes.IssueCode(Host, _learner);

        var tries = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => _passes.RedeemCode(code, Host))));

        tries.Count(learner => learner is not null).ShouldBe(1);
    }
}
