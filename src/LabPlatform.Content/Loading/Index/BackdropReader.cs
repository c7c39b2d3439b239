using System.Collections.Immutable;
using System.Text.Json;
using LabPlatform.Content.Loading.Json;

namespace LabPlatform.Content.Loading.Index;

/// <summary>Reads machine and screen out of <c>index.json</c>: Killercoda's <c>backend</c> and <c>interface</c>, Katacoda's <c>environment</c>.</summary>
internal sealed class BackdropReader(JsonShape shape)
{
    public BackdropIndex Read(LocatedJson root)
    {
        var environment = shape.Object(root, "environment");
        return new BackdropIndex
        {
            ImageId = NotEmpty(shape.Text(shape.Object(root, "backend"), "imageid")),
            Layout = NotEmpty(shape.Text(shape.Object(root, "interface"), "layout") ?? shape.Text(environment, "uilayout")),
            HidesIntro = shape.Flag(environment, "hideintro"),
            Dashboards = [.. shape.List(environment, "dashboards").Select(Dashboard).OfType<DashboardIndex>()],
        };
    }

    public bool HasKatacodaScreen(LocatedJson root) => shape.Text(shape.Object(root, "environment"), "uilayout") is not null;

    /// <summary>Ours are names; Katacoda's are objects with a name and perhaps a command.</summary>
    public ImmutableArray<TerminalIndex> Terminals(LocatedJson root, LocatedJson? details)
    {
        foreach (var place in (LocatedJson?[])[root, details, shape.Object(root, "environment")])
        {
            if (shape.List(place, "terminals") is { Count: > 0 } items)
            {
                return [.. items.Select(Terminal).OfType<TerminalIndex>()];
            }
        }

        return [];
    }

    private static string? NotEmpty(Located? value) => value is { Text.Length: > 0 } ? value.Text : null;

    private TerminalIndex? Terminal(LocatedJson item)
    {
        if (item is { Kind: JsonValueKind.String, Text.Length: > 0 })
        {
            return new TerminalIndex(new Located(item.Text.Trim(), item.Line), Command: null);
        }

        if (item.Kind == JsonValueKind.Object && shape.Text(item, "name") is { Text.Length: > 0 } name)
        {
            return new TerminalIndex(name, NotEmpty(shape.Text(item, "command")));
        }

        shape.Report(item, "terminals", "a list of names");
        return null;
    }

    /// <summary>One with an address of its own (<c>href</c>) is a link somewhere else.</summary>
    private DashboardIndex? Dashboard(LocatedJson item) =>
        item.Kind == JsonValueKind.Object && shape.Text(item, "port") is { Text.Length: > 0 } port
            ? new DashboardIndex(NotEmpty(shape.Text(item, "name")) ?? $"Port {port.Text}", port)
            : null;
}
