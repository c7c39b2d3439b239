using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Shared;

/// <summary>One of our line icons, 24 × 24, in the colour of the text beside it. Decorative: the text says what it means.</summary>
public sealed partial class Icon
{
    private static readonly FrozenDictionary<string, string> s_paths = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["alert"] = "M12 9v4m0 4h.01M10.4 4 2.9 17a1.9 1.9 0 0 0 1.6 2.8h15a1.9 1.9 0 0 0 1.6-2.8L13.6 4a1.9 1.9 0 0 0-3.2 0z",
        ["arrow-down"] = "M12 5v14m6-6-6 6-6-6",
        ["arrow-left"] = "M19 12H5m6 6-6-6 6-6",
        ["arrow-right"] = "M5 12h14m-6-6 6 6-6 6",
        ["arrow-up"] = "M12 19V5m6 6-6-6-6 6",
        ["book"] = "M4 19V5a2 2 0 0 1 2-2h13v14H6a2 2 0 0 0-2 2zm0 0a2 2 0 0 0 2 2h13v-4",
        ["boxes"] = "M4 4h7v7H4zm9 0h7v7h-7zM4 13h7v7H4zm9 0h7v7h-7z",
        ["check"] = "m5 12.5 4.5 4.5L19 7.5",
        ["chevron-down"] = "m6 9 6 6 6-6",
        ["circle"] = "M12 4.500a7.500 7.500 0 1 0 0 15 7.500 7.500 0 0 0 0-15z",
        ["clock"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3 2",
        ["columns"] = "M4 5h16v14H4zm8 0v14",
        ["contrast"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 0v18m3-17v16m3-13v10",
        ["copy"] = "M9 9h10v11H9zM5 15V4h10",
        ["cross"] = "M6 6l12 12M18 6 6 18",
        ["disk"] = "M4 6c0-4 16-4 16 0v12c0 4-16 4-16 0zm0 0c0 4 16 4 16 0M4 12c0 4 16 4 16 0",
        ["download"] = "M12 4v11m5-5-5 5-5-5M5 20h14",
        ["eraser"] = "m4 14 9-9 7 7-8 8H8zm5 6h11M9 9l7 7",
        ["external"] = "M14 5h5v5m0-5-8 8M10 6H5v13h13v-5",
        ["file"] = "M6 3h8l5 5v13H6zm8 0v5h5",
        ["file-plus"] = "M14 3H6v18h6m2-18 5 5v4m-5-9v5h5m-1 7v6m-3-3h6",
        ["flag"] = "M5 21V4c4-2.5 8 2.5 14 0v10c-6 2.5-10-2.5-14 0",
        ["folder"] = "M3 6h6l2 2h10v11H3z",
        ["folder-plus"] = "M11 19H3V6h6l2 2h10v4m-3 3v6m-3-3h6",
        ["gauge"] = "M4 18a9 9 0 1 1 16 0M12 14l4-5",
        ["globe"] = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c-5 5-5 13 0 18 5-5 5-13 0-18z",
        ["keyboard"] = "M3 6h18v12H3zm4 4h.01M11 10h.01M15 10h.01M17 14h.01M7 14h.01M10 14h4",
        ["link"] = "M10 14a4 4 0 0 0 6 0l3-3a4.200 4.200 0 0 0-6-6l-1.500 1.500M14 10a4 4 0 0 0-6 0l-3 3a4.200 4.200 0 0 0 6 6l1.500-1.500",
        ["minus"] = "M5 12h14",
        ["minus-square"] = "M5 5h14v14H5zm4 7h6",
        ["moon"] = "M20 14.5A8.5 8.5 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500z",
        ["panel"] = "M4 5h16v14H4zm6 0v14",
        ["pencil"] = "m4 20 1-4L16 5l3 3L8 19zm9.500-12.500 3 3",
        ["plus"] = "M12 5v14M5 12h14",
        ["refresh"] = "M20 5v5h-5M4 19v-5h5m10.3-4A8 8 0 0 0 6 7L4.500 9M4.700 14A8 8 0 0 0 18 17l1.500-2",
        ["save"] = "M5 4h11l3 3v13H5zm3 0v5h7V4M8 20v-7h8v7",
        ["search"] = "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zm5 12 4.500 4.500",
        ["terminal"] = "m5 8 4 4-4 4m7 0h7",
        ["trash"] = "M4 7h16M9 7V4h6v3m-9 0 1 13h10l1-13m-8 4v5m4-5v5",
        ["upload"] = "M12 16V5m5 5-5-5-5 5M5 20h14",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    [Parameter, EditorRequired]
    public required string Name { get; set; }

    private string Path => s_paths[Name];
}
