using System.Globalization;
using LabPlatform.Domain.Previews;
using LabPlatform.Domain.Sessions;
using LabPlatform.Web.Previews;
using Microsoft.AspNetCore.Components;

namespace LabPlatform.Web.Components.Ports;

/// <summary>A web port beside the text. Its page is of another origin: what it leads to inside cannot be seen here, so the path is the one that was asked for.</summary>
public sealed partial class PortFrame
{
    [Inject]
    public required PreviewNames Names { get; init; }

    [Inject]
    public required PreviewDoor Door { get; init; }

    [Parameter, EditorRequired]
    public required LabSession Session { get; set; }

    [Parameter, EditorRequired]
    public required PreviewTarget Target { get; set; }

    [Parameter, EditorRequired]
    public required int Port { get; set; }

    /// <summary>Where it begins.</summary>
    [Parameter, EditorRequired]
    public required string Path { get; set; }

    /// <summary>Told when another path is asked for.</summary>
    [Parameter]
    public EventCallback<string> OnPath { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    /// <summary>What the frame loads: an address that works once, so that each loading has its own.</summary>
    private string Source { get; set; } = "";

    private string Current { get; set; } = "/";

    private string Typed { get; set; } = "/";

    private string Where => Target.Kind == PreviewTargetKind.Toolbox
        ? string.Create(CultureInfo.InvariantCulture, $"port {Port}")
        : string.Create(CultureInfo.InvariantCulture, $"{Target.Name}:{Port}");

    protected override void OnInitialized()
    {
        Current = Typed = LocalPath.Of(Path);
        Load();
    }

    private void Load() => Source = Door.Open(Session, Target, Port, Current);

    private Task GoAsync()
    {
        var path = Typed.Trim();
        Current = Typed = LocalPath.Of(path.StartsWith('/') ? path : "/" + path);
        Load();
        return OnPath.InvokeAsync(Current);
    }
}
