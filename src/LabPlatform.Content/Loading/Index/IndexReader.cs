using System.Collections.Immutable;
using System.Text.Json;
using LabPlatform.Content.Loading.Json;

namespace LabPlatform.Content.Loading.Index;

/// <summary>Reads <c>index.json</c> in Killercoda's and Katacoda's words. Nothing in it is required; unknown keys are ignored.</summary>
internal sealed class IndexReader(JsonShape shape)
{
    public ScenarioIndex Read(LocatedJson root)
    {
        var details = shape.Object(root, "details");
        shape.ReportMistypedKeys(root, [.. IndexKeys.Root, .. IndexKeys.OfOthers]);
        shape.ReportMistypedKeys(details, [.. IndexKeys.Details, .. IndexKeys.Root, .. IndexKeys.OfOthers]);
        var backdrop = new BackdropReader(shape);
        return new ScenarioIndex
        {
            Title = shape.Text(root, "title"),
            Description = shape.Text(root, "description")?.Text ?? "",
            Difficulty = NotEmpty(shape.Text(root, "difficulty") ?? shape.Text(details, "difficulty")),
            Time = NotEmpty(shape.Text(root, "time") ?? shape.Text(details, "duration")),
            Objectives = [.. Texts("objectives").Select(objective => objective.Text)],
            Minutes = shape.Text(root, "minutes") ?? shape.Text(details, "minutes"),
            IsExam = shape.Flag(root, "exam") || shape.Flag(details, "exam"),
            NeededImages = Texts("images"),
            Requires = Texts("requires"),
            Namespaces = Texts("namespaces"),
            Terminals = backdrop.Terminals(root, details),
            Intro = NamedPage(details, "intro"),
            Steps = [.. shape.List(details, "steps").Select((step, index) => Page(step, $"step {index + 1}"))],
            Finish = NamedPage(details, "finish"),
            Assets = Assets(shape.Object(details, "assets")),
            Type = shape.Text(root, "type"),
            IsUnlisted = shape.Flag(root, "noindex") || shape.Flag(root, "private"),
            IsKatacoda = backdrop.HasKatacodaScreen(root) || UsesKatacodaNames(details),
            Backdrop = backdrop.Read(root),
        };

        ImmutableArray<Located> Texts(string name) => shape.Texts(root, name) is { IsEmpty: false } texts ? texts : shape.Texts(details, name);
    }

    private static string? NotEmpty(Located? value) => value is { Text.Length: > 0 } ? value.Text : null;

    private static bool UsesKatacodaNames(LocatedJson? details) =>
        new[] { details?.Find("intro"), details?.Find("finish") }.Concat(details?.Find("steps")?.Items ?? [])
            .Any(page => page?.Find("code") is not null || page?.Find("courseData") is not null);

    private PageIndex? NamedPage(LocatedJson? details, string name) =>
        shape.Find(details, name) is { } value ? Page(value, name) : null;

    private PageIndex Page(LocatedJson value, string name)
    {
        if (value.Kind == JsonValueKind.String)
        {
            return new PageIndex(name, value.Line) { Text = new Located(value.Text, value.Line) };
        }

        if (value.Kind != JsonValueKind.Object)
        {
            shape.Report(value, name, "an object");
        }

        shape.ReportMistypedKeys(value, [.. IndexKeys.Page, .. IndexKeys.OfOthers]);
        return new PageIndex(name, value.Line)
        {
            Title = shape.Text(value, "title"),
            Text = shape.Text(value, "text"),
            Foreground = File(value, "foreground", "code"),
            Background = File(value, "background", "courseData"),
            Verify = File(value, "verify"),
            Solve = File(value, "solve"),
            Check = shape.Text(value, "check"),
            Checks = File(value, "checks"),
            Hints = shape.Texts(value, "hints") is { IsEmpty: false } hints ? hints : shape.Texts(value, "hint"),
            Answer = File(value, "answer"),
        };
    }

    private Located? File(LocatedJson page, params ReadOnlySpan<string> names) =>
        shape.Text(page, names) is { Text.Length: > 0 } file ? file : null;

    private ImmutableArray<AssetIndex> Assets(LocatedJson? hosts)
    {
        var assets = ImmutableArray.CreateBuilder<AssetIndex>();
        foreach (var host in hosts?.Properties.Keys ?? [])
        {
            foreach (var item in shape.List(hosts, host))
            {
                if (item.Kind != JsonValueKind.Object || shape.Text(item, "file") is not { } file)
                {
                    shape.Report(item, host, "a list of objects with a 'file'");
                    continue;
                }

                shape.ReportMistypedKeys(item, IndexKeys.Asset);
                assets.Add(new AssetIndex(host, file, shape.Text(item, "target") ?? new Located("~/", file.Line), shape.Text(item, "chmod")));
            }
        }

        return assets.ToImmutable();
    }
}
