namespace LabPlatform.Benchmarks;

/// <summary>A started lab with its first terminal at the prompt.</summary>
internal sealed class RunningLab : IAsyncDisposable
{
    private readonly Learner _learner;

    private RunningLab(Learner learner, string session, HubTerminal terminal)
    {
        _learner = learner;
        Pod = new ToolboxPod($"lab-{session}-sys", "toolbox", "toolbox");
        Terminal = terminal;
    }

    public HubTerminal Terminal { get; }

    public ToolboxPod Pod { get; }

    /// <summary>What a click on Start does until the first prompt is there. The page was open before.</summary>
    /// <param name="place">The site.</param>
    /// <param name="clicked">Called when the button is pressed.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public static async Task<RunningLab> StartAsync(Place place, Action clicked, CancellationToken cancellationToken)
    {
        var learner = new Learner(place.Site);
        using var form = await learner.OpenAsync(Place.Lab, cancellationToken);
        clicked();
        var session = await learner.StartAsync(Place.Lab, form, cancellationToken);
        var terminal = await HubTerminal.ConnectAsync(place.Site, learner, cancellationToken);
        await terminal.AttachAsync(session, cancellationToken);
        await terminal.ReadUntilAsync(Prompt, cancellationToken);
        return new RunningLab(learner, session, terminal);
    }

    public static Task<RunningLab> StartAsync(Place place, CancellationToken cancellationToken) => StartAsync(place, () => { }, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Terminal.DisposeAsync();
        _learner.Dispose();
    }

    /// <summary>How the shell's prompt ends.</summary>
    public const string Prompt = "# ";
}
