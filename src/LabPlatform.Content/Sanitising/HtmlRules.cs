using System.Collections.Frozen;

namespace LabPlatform.Content.Sanitising;

/// <summary>The allow-list: what authors of public scenarios use and what can do no harm.</summary>
internal static class HtmlRules
{
    private static readonly FrozenSet<string> s_allowed = Set(
        "a abbr b big blockquote br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure font"
        + " h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strike strong sub summary sup"
        + " table tbody td tfoot th thead tr tt u ul var wbr");

    private static readonly FrozenSet<string> s_void = Set("br col hr img wbr");

    /// <summary>HTML standard 13.2.4.2: the parser opens them again in every following paragraph.</summary>
    private static readonly FrozenSet<string> s_formatting = Set("a b big code em font i s small strike strong tt u");

    /// <summary>Their end tags may be left out without nesting anything.</summary>
    private static readonly FrozenSet<string> s_impliedEnd = Set("p li dd dt tr td th thead tbody tfoot colgroup caption");

    public static bool IsAllowed(string name) => s_allowed.Contains(name);

    public static bool IsVoid(string name) => s_void.Contains(name);

    public static bool IsFormatting(string name) => s_formatting.Contains(name);

    public static bool NeedsEndTag(string name) => !s_void.Contains(name) && !s_impliedEnd.Contains(name);

    private static FrozenSet<string> Set(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
