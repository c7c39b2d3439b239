using LabPlatform.Content;
using LabPlatform.Data;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes;
using LabPlatform.Web.Components.Cluster;
using LabPlatform.Web.Components.Labs;
using LabPlatform.Web.Components.Ports;
using LabPlatform.Web.Components.Preview;
using LabPlatform.Web.Hosting;
using LabPlatform.Web.Learners;
using LabPlatform.Web.Previews;
using LabPlatform.Web.Sessions;
using LabPlatform.Web.Terminals;

var builder = WebApplication.CreateBuilder(args);
var configuration = builder.Configuration.AddSiteDefaults();
builder.Services.AddSite(configuration.GetSection(SiteOptions.SectionName));
builder.Services.AddLearners();
builder.Services.AddLabPreviews(configuration.GetSection(PreviewRules.SectionName));
builder.Services.AddLabContent(configuration.GetSection(LabContentOptions.SectionName));
builder.Services.AddLabKubernetes(configuration.GetSection(LabKubernetesOptions.SectionName));
builder.Services.AddLabData(configuration.GetSection(LabDataOptions.SectionName));
builder.Services.AddLabSessions(configuration.GetSection(SessionRules.SectionName));
builder.Services.AddLabTerminals();
builder.Services.AddPreview();
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
app.UsePreviews(); // first: those hosts are none of the site's
app.UseSecurityHeaders();
app.UseFailurePages();
app.UseHashedBundles();
app.UseWebSockets(); // before those that ask whether a request is one
app.UseMiddleware<OriginGuard>();
app.UseRouting();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.UseAntiforgery();

app.MapProbes();
app.MapStaticAssets().AllowAnonymous();
app.MapClusterStatus();
app.MapScenarioImages();
app.MapLabTerminals();
app.MapOpenPort();
app.MapPreview();
app.MapPages();
await app.RunAsync();

internal sealed partial class Program;
