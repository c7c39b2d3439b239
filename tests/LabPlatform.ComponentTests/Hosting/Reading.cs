using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace LabPlatform.ComponentTests.Hosting;

/// <summary>Reads a rendered component as its users do: by what is visible, by roles and by names.</summary>
internal static partial class Reading
{
    public static IElement Button(this IRenderedComponent<IComponent> cut, string name) => cut.Named("button", name);

    public static IElement Link(this IRenderedComponent<IComponent> cut, string name) => cut.Named("a[href]", name);

    public static IElement Heading(this IRenderedComponent<IComponent> cut, string name) => cut.Named("h1, h2, h3", name);

    /// <summary>The page's one heading of the first level.</summary>
    public static string Title(this IRenderedComponent<IComponent> cut) => cut.FindAll("h1").ShouldHaveSingleItem().SeenIn();

    public static bool HasButton(this IRenderedComponent<IComponent> cut, string name) => cut.Buttons().Contains(name, StringComparer.Ordinal);

    public static string[] Buttons(this IRenderedComponent<IComponent> cut) => [.. cut.Visible("button").Select(NameOf)];

    public static string[] Links(this IRenderedComponent<IComponent> cut) => [.. cut.Visible("a[href]").Select(NameOf)];

    /// <summary>What is announced at once, or null.</summary>
    public static string? Alert(this IRenderedComponent<IComponent> cut) => cut.Visible("[role=alert]").Select(SeenIn).SingleOrDefault();

    /// <summary>Everything that can be read, with single spaces.</summary>
    public static string Seen(this IRenderedComponent<IComponent> cut) => Tidy(string.Concat(cut.Nodes.Select(RawText)));

    public static string SeenIn(this INode node) => Tidy(RawText(node));

    public static IEnumerable<IElement> Visible(this IRenderedComponent<IComponent> cut, string selector) =>
        cut.FindAll(selector).Where(element => element.Closest("[hidden]") is null);

    /// <summary>The accessible name, as far as this site makes use of the rules for it.</summary>
    public static string NameOf(this IElement element) =>
        element.GetAttribute("aria-label")
        ?? (element.GetAttribute("aria-labelledby") is { } id ? Other(element, id).SeenIn() : Tidy(SpokenText(element)));

    /// <summary>What is said of the element besides its name.</summary>
    public static string DescriptionOf(this IElement element) =>
        element.GetAttribute("aria-describedby") is { } id ? Other(element, id).SeenIn() : "";

    /// <summary>A control that does something when it is pressed.</summary>
    public static bool IsUsable(this IElement control) => !control.HasAttribute("disabled") && control.GetAttribute("aria-disabled") is not "true";

    /// <summary>Presses a button, found and pressed in one go: no news can come in between and take it away. Ends when the page has dealt with it.</summary>
    public static Task PressAsync(this IRenderedComponent<IComponent> cut, string name) => cut.InvokeAsync(() =>
    {
        var button = cut.Button(name);
        button.IsUsable().ShouldBeTrue($"“{name}” cannot be pressed");
        return button.ClickAsync(new());
    });

    /// <summary>What the browser's tab says.</summary>
    public static string WindowTitle(this IRenderedComponent<IComponent> cut, BunitContext context) =>
        context.Render(cut.FindComponents<PageTitle>().ShouldHaveSingleItem().Instance.ChildContent!).Nodes.Select(SeenIn).Single();

    private static IElement Other(IElement element, string id) =>
        ((IParentNode)element.GetRoot()).QuerySelector($"[id=\"{id}\"]").ShouldNotBeNull($"nothing has the id {id}");

    private static IElement Named(this IRenderedComponent<IComponent> cut, string selector, string name)
    {
        var all = cut.Visible(selector).ToList();
        var found = all.Where(element => string.Equals(element.NameOf(), name, StringComparison.Ordinal)).ToList();
        found.Count.ShouldBe(1, $"“{name}” among: {string.Join(" · ", all.Select(NameOf))}");
        return found[0];
    }

    private static string RawText(INode node) => node switch
    {
        IElement element when element.HasAttribute("hidden") => "",
        IElement element => (IsBlock(element) ? " " : "") + string.Concat(element.ChildNodes.Select(RawText)) + (IsBlock(element) ? " " : ""),
        _ => node.NodeType == NodeType.Text ? node.TextContent : "",
    };

    private static string SpokenText(INode node) => node switch
    {
        IElement element when element.HasAttribute("hidden") || element.GetAttribute("aria-hidden") is "true" => "",
        IElement element => string.Concat(element.ChildNodes.Select(SpokenText)),
        _ => node.NodeType == NodeType.Text ? node.TextContent : "",
    };

    private static bool IsBlock(IElement element) => element.LocalName is not ("span" or "strong" or "code" or "a" or "time" or "time-of-day" or "em");

    private static string Tidy(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Spaces();
}
