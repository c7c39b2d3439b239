using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using LabPlatform.Content.Images;
using LabPlatform.Content.Markdown.Addresses;
using LabPlatform.Domain.Scenarios;
using LabPlatform.UnitTests.Content.Markdown;

namespace LabPlatform.UnitTests.Content.Corpus;

/// <summary>What must not be on a rendered page.</summary>
internal static partial class CorpusPage
{
    public static IEnumerable<string> Check(string root, Scenario scenario, ScenarioPage page, string html)
    {
        if (html.Contains("page-problem", StringComparison.Ordinal))
        {
            yield return "not rendered: " + html;
        }

        if (Harm(html) is { } harm)
        {
            yield return harm;
        }

        using var document = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html);
        foreach (var leaf in document.Body!.Descendants<IText>())
        {
            var code = leaf.ParentElement?.Closest("code, pre");
            if (Macro().Match(leaf.Data) is { Success: true } macro && (code is null || !ShowsSyntax(leaf.Data, macro.Index)))
            {
                yield return $"macro {macro.Value} in {(code is null ? "text" : "code")}: {Around(leaf.Data, macro.Index)}";
            }

            if (Token().Match(leaf.Data) is { Success: true } token)
            {
                yield return $"token {token.Value}: {Around(leaf.Data, token.Index)}";
            }
        }

        if (html.Contains(AbsentAddresses.Suffix, StringComparison.Ordinal))
        {
            yield return "an address that is none: " + Around(html, html.IndexOf(AbsentAddresses.Suffix, StringComparison.Ordinal));
        }

        foreach (var source in Images().Matches(page.Markdown).Select(match => match.Groups["source"].Value))
        {
            if (IsOnDisk(root, scenario, page, source) && new ScenarioPageImages(scenario, page).Find(source) is null)
            {
                yield return $"image {source} is there and not shown";
            }
        }
    }

    private static string? Harm(string html)
    {
        try
        {
            AttackCorpusTests.ShouldBeHarmless(html);
            return null;
        }
        catch (ShouldAssertException exception)
        {
            return "harm: " + exception.Message.ReplaceLineEndings(" ");
        }
    }

    /// <summary>Code that explains macros, or a template that happens to look like one: a macro stands right behind what it belongs to.</summary>
    private static bool ShowsSyntax(string code, int macro) =>
        code.Contains('`', StringComparison.Ordinal) || macro == 0 || char.IsWhiteSpace(code[macro - 1]);

    private static string Around(string text, int position) =>
        text[Math.Max(0, position - 60)..Math.Min(text.Length, position + 40)].ReplaceLineEndings("⏎");

    /// <summary>Looked up without the code under test.</summary>
    private static bool IsOnDisk(string root, Scenario scenario, ScenarioPage page, string source)
    {
        var path = Uri.UnescapeDataString(source.Split('?', '#')[0]);
        var folder = Path.GetDirectoryName(Path.Combine(root, scenario.Id.Value, page.TextPath))!;
        return path.Length > 0 && path[0] != '/' && !path.Contains(':', StringComparison.Ordinal)
            && new[] { folder, Path.Combine(root, scenario.Id.Value) }.Select(from => Path.GetFullPath(Path.Combine(from, path)))
                .Any(file => file.StartsWith(root + "/", StringComparison.Ordinal) && new FileInfo(file) is { Exists: true, Length: > 0 and <= 5 * 1024 * 1024, LinkTarget: null } && IsImage(file));
    }

    private static bool IsImage(string file) => Path.GetExtension(file).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG" or ".GIF" or ".WEBP" or ".SVG"
        && ImageTypes.Detect(file, File.ReadAllBytes(file)) is not null;

    [GeneratedRegex(@"\{\{\s*(exec|execute|copy|open)(\s+[A-Za-z0-9_-]+)*\s*\}\}", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Macro();

    [GeneratedRegex(@"\{\{TRAFFIC_(HOST[1-9]_[0-9]+|SELECTOR)\}\}|\[\[(HOST[0-9]?_SUBDOMAIN|CLIENT_SUBDOMAIN|HOST[0-9]?_IP|KATACODA_HOST|KATACODA_DOMAIN)\]\]", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Token();

    [GeneratedRegex(@"!\[[^\]]*\]\(\s*<?(?<source>[^)\s>]+)|<img[^>]*\ssrc\s*=\s*[""']?(?<source>[^""'\s>]+)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Images();
}
