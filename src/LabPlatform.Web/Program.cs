using LabPlatform.Data;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Components.Cluster;
using LabPlatform.Web.Components.Labs;
using LabPlatform.Web.Hosting;
using LabPlatform.Web.Learners;
using LabPlatform.Web.Sessions;

var builder = WebApplication.CreateBuilder(args);
builder.Configuration.AddHomeDefaults();
builder.Services.AddSite(builder.Configuration.GetSection(SiteOptions.SectionName));
builder.Services.AddLearners();
builder.Services.AddLabData(builder.Configuration.GetSection(LabDataOptions.SectionName));
builder.Services.AddLabSessions(builder.Configuration.GetSection(SessionRules.SectionName));
builder.Services.AddRazorComponents().AddInteractiveServerComponents();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseFailurePages();
app.UseHashedBundles();
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
app.MapPages();
await app.RunAsync();

internal sealed partial class Program;
