using System.Globalization;
using System.Text;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Starts a page's scripts in the toolbox, once per session: what was started is noted there, not here.</summary>
internal sealed class PageScripts(ToolboxCommand toolbox, SessionPreviews previews)
{
    public async Task StartAsync(SessionId session, string pageName, ScenarioPage page, CancellationToken cancellationToken)
    {
        page = await previews.FillAsync(session, page, cancellationToken).ConfigureAwait(false);
        var background = Encoding.UTF8.GetBytes(page.Background?.Text ?? "");
        var foreground = Encoding.UTF8.GetBytes(page.Foreground?.Text ?? "");
        if (background.Length + foreground.Length == 0)
        {
            return;
        }

        await toolbox.RunAsync(
            session,
            "prepare this page",
            ["/bin/bash", "--noprofile", "--norc", "-c", EmbeddedText.Get("start-page.sh"), "start-page", pageName, LogName(pageName), Length(background), Length(foreground)],
            (byte[])[.. background, .. foreground],
            cancellationToken).ConfigureAwait(false);
    }

    // As on Killercoda, where authors look for them: background0 is the intro's, background_step2 the second step's.
    private static string LogName(string pageName) => pageName is "intro" ? "background0" : $"background_{pageName}";

    private static string Length(byte[] bytes) => bytes.Length.ToString(CultureInfo.InvariantCulture);
}
