using LabPlatform.Content.Markdown.Pages;
using LabPlatform.Domain.Scenarios;
using Microsoft.Extensions.Logging.Abstractions;

namespace LabPlatform.UnitTests.Content.Markdown;

public sealed class ScenarioRendererTests
{
    private readonly ScenarioRenderer _renderer = new(NullLogger<ScenarioRenderer>.Instance);

    [Fact]
    public void Page_RenderedAgain_IsTheSameString()
    {
        var page = new ScenarioPage { TextPath = "a.md", Markdown = "# One" };
        var scenario = new Scenario { Id = ScenarioId.Parse("c/s"), Title = "T", Intro = page, Version = "1" };

        _renderer.Render(scenario, page).ShouldBeSameAs(_renderer.Render(scenario, page));
        _renderer.Render(scenario with { Version = "2" }, page).ShouldBe(_renderer.Render(scenario, page));
    }

    [Fact]
    public void Page_RenderedByMany_IsRight()
    {
        var pages = Enumerable.Range(0, 50).Select(number => new ScenarioPage { TextPath = "a.md", Markdown = $"`echo {number}`{{{{exec}}}}" }).ToList();
        var scenario = new Scenario { Id = ScenarioId.Parse("c/s"), Title = "T", Version = "1" };

        Parallel.ForEach(Enumerable.Range(0, 500), number => _renderer.Render(scenario, pages[number % 50]).ShouldContain($">echo {number % 50}</code>"));
    }

    [Fact]
    public void Scenario_NoLongerUsed_IsForgotten()
    {
        var forgotten = RenderOne();

        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        forgotten.TryGetTarget(out _).ShouldBeFalse();
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private WeakReference<Scenario> RenderOne()
    {
        var page = new ScenarioPage { TextPath = "a.md", Markdown = "# One" };
        var scenario = new Scenario { Id = ScenarioId.Parse("c/s"), Title = "T", Intro = page, Version = "1" };
        _renderer.Render(scenario, page);
        return new WeakReference<Scenario>(scenario);
    }
}
