using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LabPlatform.BrowserTests.BlazorScript;

/// <summary>Pages that only exercise Blazor's script, served with the very file the product ships.</summary>
internal sealed class ScriptHost : IAsyncDisposable
{
    private const string Module = """
        export const greet = name => `Hello ${name}`;
        export const bytes = size => new Uint8Array(size).fill(3);
        export const sum = async stream => new Uint8Array(await stream.arrayBuffer()).reduce((total, value) => total + value, 0);
        """;

    private readonly WebApplication _application;

    private ScriptHost(WebApplication application) => _application = application;

    public Uri Address => new(_application.Urls.Single());

    public StreamingGate Gate => _application.Services.GetRequiredService<StreamingGate>();

    public static async Task<ScriptHost> StartAsync(int port = 0)
    {
        // Under the product's name, because that is whose assets are served.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "LabPlatform.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseStaticWebAssets().UseUrls(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}"));
        builder.Logging.ClearProviders();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        builder.Services.AddSingleton<StreamingGate>();

        var application = builder.Build();
        application.UseAntiforgery();
        application.MapStaticAssets();
        application.MapGet("/healthz", () => "");
        application.MapGet("/interop.js", () => Results.Text(Module, "text/javascript"));
        application.MapRazorComponents<ScriptApp>().AddInteractiveServerRenderMode();
        await application.StartAsync(TestContext.Current.CancellationToken);
        return new ScriptHost(application);
    }

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
