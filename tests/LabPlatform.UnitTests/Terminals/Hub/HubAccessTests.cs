using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Terminals;
using Microsoft.AspNetCore.SignalR;

namespace LabPlatform.UnitTests.Terminals.Hub;

/// <summary>Whose terminals are whose.</summary>
public sealed class HubAccessTests : HubTest
{
    [Fact]
    public async Task Attach_AnotherLearnersSession_IsNotFound_Row40()
    {
        var owner = await Site.StartAsync();
        var stranger = await Site.StartAsync();
        await using var page = await stranger.OpenPageAsync();

        var error = await Should.ThrowAsync<HubException>(() => page.AttachAsync(owner.Session));

        error.Message.ShouldContain("session not found");
        Connector.Attempts.ShouldBe(0);
        Site.Log.ShouldContain(line => line.Contains($"Learner {stranger.Id} was refused a terminal of session {owner.Session}", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Attach_NoSuchSession_SaysTheSame_Row40()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();

        var error = await Should.ThrowAsync<HubException>(() => page.AttachAsync(SessionId.New()));

        error.Message.ShouldContain("session not found");
    }

    [Fact]
    public async Task Connect_Visitor_IsNotLetIn()
    {
        var error = await Should.ThrowAsync<HttpRequestException>(() => Site.ConnectAsync(cookies: null));

        error.StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Calls_ForAnotherConnectionsTerminal_AreRefused_Row40()
    {
        var owner = await Site.StartAsync();
        var stranger = await Site.StartAsync();
        await using var ownersPage = await owner.OpenPageAsync();
        await using var terminal = await ownersPage.AttachAsync(owner.Session);
        await using var strangersPage = await stranger.OpenPageAsync();
        await using var forged = new PageTerminal(strangersPage.Connection, "viewer0001", AsyncEnumerable.Empty<TerminalMessage>());

        await Should.ThrowAsync<HubException>(() => forged.InvokeAsync("Send", 0L, "rm -rf ~\n"u8.ToArray()));
        await Should.ThrowAsync<HubException>(() => forged.InvokeAsync("Acknowledge", 5L));
        await Should.ThrowAsync<HubException>(() => forged.InvokeAsync("Resize", 10, 10));
        await Should.ThrowAsync<HubException>(() => forged.InvokeAsync("Show", false));
    }

    [Fact]
    public async Task SessionEnds_TheTerminalIsClosedWithTheReason_AndTakesNothingMore_Row41()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var terminal = await page.AttachAsync(learner.Session);
        await terminal.UntilAsync("$ ");

        await Site.EndAsync(learner);

        (await terminal.UntilTypeAsync("closed")).Reason.ShouldBe(TerminalCloseReason.SessionEnded);
        (await terminal.NextAsync()).ShouldBeNull();
        await Should.ThrowAsync<HubException>(() => terminal.InvokeAsync("Send", 0L, "touch late\n"u8.ToArray()));
        await Should.ThrowAsync<HubException>(() => page.AttachAsync(learner.Session, viewer: "viewer0002"));
        File.Exists(Path.Combine(Holder.Home, "late")).ShouldBeFalse();
    }

    [Fact]
    public async Task Watcher_Typing_IsRefused_Row50()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        await using var watcher = await page.AttachAsync(learner.Session, watch: true);

        (await Should.ThrowAsync<HubException>(() => watcher.InvokeAsync("Send", 0L, "x"u8.ToArray()))).Message.ShouldContain("only watched");
        await Should.ThrowAsync<HubException>(() => watcher.InvokeAsync("Resize", 90, 30));
    }

    [Fact]
    public async Task TooManyTerminals_AreRefused()
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();
        var terminals = new List<PageTerminal>();
        for (var i = 0; i < TerminalRegistry.PerLearner; i++)
        {
            terminals.Add(await page.AttachAsync(learner.Session, terminal: 1 + (i % 8), viewer: $"viewer{i:D4}"));
        }

        var error = await Should.ThrowAsync<HubException>(() => page.AttachAsync(learner.Session, viewer: "onetoomany"));

        error.Message.ShouldContain("Close some tabs");
        foreach (var terminal in terminals)
        {
            await terminal.DisposeAsync();
        }
    }

    [Theory]
    [InlineData(0, "viewer0001")]
    [InlineData(9, "viewer0001")]
    [InlineData(1, "short")]
    [InlineData(1, "viewer/../../x")]
    public async Task Attach_WithWhatNoPageSends_IsRefused_Row49(int terminal, string viewer)
    {
        var learner = await Site.StartAsync();
        await using var page = await learner.OpenPageAsync();

        await Should.ThrowAsync<HubException>(() => page.AttachAsync(learner.Session, terminal, viewer));

        Connector.Attempts.ShouldBe(0);
    }
}
