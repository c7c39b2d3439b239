using LabPlatform.BrowserTests.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Terminals;

/// <summary>What a program prints acts on nothing but the terminal.</summary>
public sealed class HostileOutputTests(Chromium chromium)
{
    /// <summary>What the scripts write that end on the question for the device's attributes: its answer alone is ESC [ ? 1 ; 2 and the c that ends it.</summary>
    private const string OnlyTheLastAnswer = "got:6\n";

    [Fact]
    public async Task Clipboard_IsNeitherReadNorWritten_Row46()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.Page.EvaluateAsync("navigator.clipboard.writeText('mine')");
        await shell.WriteScriptAsync("osc52", "printf '\\e]52;c;?\\a\\e]52;c;aGFja2Vk\\a\\e[c'; read -rs -d c answer; echo \"got:${#answer}\" > osc52.txt\n");

        await shell.RunAsync("bash osc52");

        await shell.ShouldWriteAsync("osc52.txt", OnlyTheLastAnswer);
        (await shell.Page.EvaluateAsync<string>("navigator.clipboard.readText()")).ShouldBe("mine");
    }

    [Fact]
    public async Task Title_IsNotReadBack_Row47()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.WriteScriptAsync("title", "printf '\\e]2;x;reboot\\a\\e[21t\\e[c'; read -rs -d c answer; echo \"got:${#answer}\" > title.txt\n");

        await shell.RunAsync("bash title");

        await shell.ShouldWriteAsync("title.txt", OnlyTheLastAnswer);
    }

    [Fact]
    public async Task Questions_AreAnsweredOnce_AndNotAgainWhenThePageIsReloaded_Row47()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.WriteScriptAsync("ask", "printf '\\e[c'; read -rs -d c answer; echo \"got:${#answer}\" > ask.txt; echo asked; stty -echo; cat > typed.txt; stty echo\n");
        await shell.RunAsync("bash ask");
        await shell.ShouldWriteAsync("ask.txt", OnlyTheLastAnswer);

        await shell.Page.ReloadAsync();
        await shell.Visit.CanAnswerAsync();
        await Expect(shell.Rows).ToContainTextAsync("asked");
        await shell.RunAsync("mine");
        await shell.Page.Keyboard.PressAsync("Control+d");

        await shell.ShouldWriteAsync("typed.txt", "mine\n");
    }

    [Fact]
    public async Task Links_OpenOnlyAfterTheRealAddressWasShown_AndOnlyHttp_Row45()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.WriteScriptAsync("links", "clear; printf '\\e]8;;javascript:alert(1)\\e\\\\badlink\\e]8;;\\e\\\\\\n\\e]8;;http://example.test/real\\e\\\\goodlink\\e]8;;\\e\\\\\\n'; sleep 100\n");
        await shell.RunAsync("bash links");
        await Expect(shell.Rows).ToContainTextAsync("goodlink");
        var dialog = shell.Page.GetByRole(AriaRole.Dialog, new() { Name = "Open link" });

        await ClickAsync(shell, "badlink");
        await ClickAsync(shell, "goodlink");

        await Expect(dialog).ToHaveCountAsync(1);
        await Expect(dialog).ToContainTextAsync("http://example.test/real");
        await Expect(dialog.GetByRole(AriaRole.Link)).ToHaveAttributeAsync("rel", "noopener noreferrer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Noise_LeavesThePageWorking()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.WriteScriptAsync("noise", "stty -echo; head -c 300000 /dev/urandom; stty sane; read -rs -t 1 -N 100000; printf '\\ec'; echo done > noise.txt\n");

        await shell.RunAsync("bash noise");
        await shell.ShouldWriteAsync("noise.txt", "done\n");
        await shell.RunAsync("echo alive > alive.txt");

        await shell.ShouldWriteAsync("alive.txt", "alive\n");
    }

    private static async Task ClickAsync(ShellPage shell, string text)
    {
        var box = (await shell.Rows.Locator("> div").Filter(new() { HasText = text }).BoundingBoxAsync())!; // the row; its text is drawn anew at any time
        await shell.Page.Mouse.MoveAsync(box.X + 20, box.Y + (box.Height / 2), new() { Steps = 3 });
        await shell.Page.Mouse.ClickAsync(box.X + 22, box.Y + (box.Height / 2));
    }
}
