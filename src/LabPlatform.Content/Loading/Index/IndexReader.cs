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
        return new ScenarioIndex
        {
            Title = shape.Text(root, "title"),
            Description = shape.Text(root, "description")?.Text ?? "",
            Difficulty = NotEmpty(shape.Text(root, "difficulty") ?? shape.Text(details, "difficulty")),
            Time = NotEmpty(shape.Text(root, "time") ?? shape.Text(details, "duration")),
            Objectives = Objectives(root, details),
            Intro = Page(details, "intro"),
            Steps = [.. shape.List(details, "steps").Select((step, index) => Page(step, $"step {index + 1}", step))],
            Finish = Page(details, "finish"),
            Assets = Assets(shape.Object(details, "assets")),
        };
    }

    private static string? NotEmpty(Located? value) => value is { Text.Length: > 0 } ? value.Text : null;

    private ImmutableArray<string> Objectives(LocatedJson root, LocatedJson? details)
    {
        var items = shape.List(root, "objectives");
        items = items.Count > 0 ? items : shape.List(details, "objectives");
        return [.. items.Where(item => item is { Kind: JsonValueKind.String, Text.Length: > 0 }).Select(item => item.Text)];
    }

    private PageIndex? Page(LocatedJson? details, string name) =>
        details?.Find(name) is { } value ? Page(value, name, value) : null;

    private PageIndex Page(LocatedJson value, string name, LocatedJson source)
    {
        if (value.Kind == JsonValueKind.String)
        {
            return new PageIndex(name, value.Line) { Text = new Located(value.Text, value.Line) };
        }

        if (value.Kind != JsonValueKind.Object)
        {
            shape.Report(source, name, "an object");
        }

        return new PageIndex(name, value.Line)
        {
            Title = shape.Text(value, "title"),
            Text = shape.Text(value, "text"),
            Foreground = Script(value, "foreground", "code"),
            Background = Script(value, "background", "courseData"),
            Verify = Script(value, "verify"),
            Solve = Script(value, "solve"),
            Check = shape.Text(value, "check"),
        };
    }

    private Located? Script(LocatedJson page, params ReadOnlySpan<string> names) =>
        shape.Text(page, names) is { Text.Length: > 0 } script ? script : null;

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

                assets.Add(new AssetIndex(host, file, shape.Text(item, "target") ?? new Located("~/", file.Line), shape.Text(item, "chmod")));
            }
        }

        return assets.ToImmutable();
    }
}
