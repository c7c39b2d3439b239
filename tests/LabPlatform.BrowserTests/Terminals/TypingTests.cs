using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using LabPlatform.BrowserTests.Hosting;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Terminals;

/// <summary>What a person types and pastes reaches the shell.</summary>
public sealed partial class TypingTests(Chromium chromium)
{
    [Fact]
    public async Task Paste_OneMegabyte_ArrivesWhole_Row44()
    {
        var text = string.Concat(Enumerable.Range(0, 20_000).Select(line => $"{line:D8} pasted äöü line, well below a terminal's 4 KB\n"));
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.RunAsync("stty -echo; echo ready; cat > pasted; sha256sum < pasted > sum.txt; stty echo");
        await Expect(shell.Rows).ToContainTextAsync("ready");

        await PasteAsync(shell, text);
        await shell.Visit.Button("Paste").ClickAsync(); // so much is asked about
        await shell.Page.Keyboard.PressAsync("Control+d");

        await shell.ShouldWriteAsync("sum.txt", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "  -\n");
    }

    [Fact]
    public async Task LongPaste_IsShownAndAskedAbout_AndOnlyThenTyped()
    {
        var text = string.Concat(Enumerable.Range(1, 30).Select(line => $"echo {line} >> lines.txt\n"));
        await using var shell = await ShellPage.OpenAsync(chromium);

        await PasteAsync(shell, text);
        await Expect(shell.Page.GetByText("Paste 30 lines")).ToBeVisibleAsync();
        await Expect(shell.Page.GetByText("and 24 more")).ToBeVisibleAsync();
        await shell.Page.Keyboard.PressAsync("Escape");
        await Expect(shell.Page.GetByText("Paste 30 lines")).ToBeHiddenAsync();
        await Expect(shell.Page.Locator("#terminal-1 textarea")).ToBeFocusedAsync();
        await PasteAsync(shell, "echo short > lines.txt\n"); // not asked about, and the first to arrive
        await shell.Page.Keyboard.PressAsync("Enter");
        await shell.ShouldWriteAsync("lines.txt", "short\n");

        await PasteAsync(shell, text);
        await shell.Page.Keyboard.PressAsync("Enter"); // the button that has the keyboard
        await shell.Page.Keyboard.PressAsync("Enter"); // the shell's own, for a paste it was told of
        await shell.ShouldWriteAsync("lines.txt", "short\n" + string.Concat(Enumerable.Range(1, 30).Select(line => $"{line}\n")));
    }

    [Fact]
    public async Task CtrlC_DuringYes_EndsIt()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.RunAsync("yes");
        await Expect(shell.Rows).ToContainTextAsync(RowsOfY()); // sooner the key might reach the shell instead, which has still to start it

        await shell.Page.Keyboard.PressAsync("Control+c");
        await Expect(shell.Rows).ToContainTextAsync("^C");
        await shell.RunAsync("echo back > back.txt");
        await shell.ShouldWriteAsync("back.txt", "back\n");
    }

    [Fact]
    public async Task LeaveKey_TakesTheKeyboardOutOfTheTerminal()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.TypeAsync("echo x");
        await shell.Page.Keyboard.PressAsync("Tab"); // the shell's
        await Expect(shell.Page.Locator("#terminal-1 textarea")).ToBeFocusedAsync();

        await shell.Page.Keyboard.PressAsync("Control+F6");

        await Expect(shell.Page.Locator("#terminal-1 textarea")).Not.ToBeFocusedAsync();
    }

    [Fact]
    public async Task Window_MadeSmaller_ResizesTheShell()
    {
        await using var shell = await ShellPage.OpenAsync(chromium);
        await shell.RunAsync("stty size > before.txt; until [ \"$(stty size)\" != \"$(cat before.txt)\" ]; do sleep 0.1; done; echo resized > resized.txt");
        await shell.ShouldWriteLineAsync("before.txt"); // a window resized sooner would be measured as the first size

        await shell.Page.SetViewportSizeAsync(1000, 600);

        await shell.ShouldWriteAsync("resized.txt", "resized\n");
    }

    private static Task PasteAsync(ShellPage shell, string text) => shell.Page.EvaluateAsync(
        """
        (text) => {
          const data = new DataTransfer();
          data.setData('text/plain', text);
          document.querySelector('#terminal-1 textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        }
        """,
        text);

    [GeneratedRegex(@"(?:y\s*){5}")]
    private static partial Regex RowsOfY();
}
