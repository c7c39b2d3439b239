using LabPlatform.BrowserTests.Hosting;
using LabPlatform.Domain.Checks;
using LabPlatform.Domain.Environments;
using LabPlatform.Domain.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LabPlatform.BrowserTests.Pages;

/// <summary>Every state of a running lab, looked at by axe and for the picture book.</summary>
public sealed class WorkspaceLooksTests(Chromium chromium)
{
    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Start_FromFirstStageToFailure_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        var proceed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Environments.OnProvision = async (_, progress, token) =>
        {
            progress.Report(new ProvisioningProgress("toolbox", "Starting your machine", StageState.Running, "pulling the image"));
            await proceed.Task.WaitAsync(token);
            progress.Report(new ProvisioningProgress("toolbox", "Starting your machine", StageState.Failed, "The image cannot be pulled: not found."));
            throw new EnvironmentException("The image cannot be pulled: not found.");
        };
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));

        await visit.StartAsync();
        await Expect(visit.Page.GetByText("pulling the image")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-starting");

        proceed.SetResult();
        await Expect(visit.Page.GetByText("The lab could not be started")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("The image cannot be pulled: not found.")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-start-failed");

        site.Environments.OnProvision = null;
        await visit.Button("Try again").ClickAsync();
        await Expect(visit.Terminal(1)).ToBeAttachedAsync();
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task ToolboxLost_UntilItIsThereAgain_IsInOrder_F6(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));
        await visit.StartAndWaitAsync();
        var made = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        site.Environments.OnProvision = (_, progress, token) =>
        {
            progress.Report(new ProvisioningProgress("toolbox", "Starting your toolbox", StageState.Running, "Getting the machine ready."));
            return made.Task.WaitAsync(token);
        };
        var session = visit.Session();

        site.Environments.Present[session] = site.Environments.Present[session] with { ToolboxLoss = "Your toolbox was deleted." };
        site.Services.GetRequiredService<ReconcileSignal>().Send(); // as a terminal does that is refused; these shells know of no cluster
        await Expect(visit.Page.GetByText("Making you a new toolbox")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("Your toolbox was deleted.")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-toolbox-lost");

        made.SetResult();
        await Expect(visit.Page.GetByText("This is a new one")).ToBeVisibleAsync();
        await Expect(visit.Page.Locator(".xterm-rows")).ToContainTextAsync("lab:~#");
        await visit.ShouldBeInOrderAsync("workspace-toolbox-new");
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Step_WithEveryAnswerOfItsCheck_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));
        await visit.StartAndWaitAsync();
        await visit.ShouldBeInOrderAsync("workspace-intro");
        await visit.Button("Begin").ClickAsync();
        await Expect(visit.Heading("Start it")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("Pass the check to go on.")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-step");

        foreach (var (outcome, headline) in new (CheckOutcome, string)[]
        {
            (new CheckOutcome.Failed("There is no pod called web yet. Start it with: kubectl run web --image=nginx"), "Not passed."),
            (new CheckOutcome.NotYet("The pod web is there and still starting."), "Not yet."),
            (new CheckOutcome.CouldNotCheck("The checker did not answer. Try again in a moment."), "Could not check."),
            (new CheckOutcome.Passed("The pod web is there."), "Passed."),
        })
        {
            var answer = new TaskCompletionSource<CheckOutcome>(TaskCreationOptions.RunContinuationsAsynchronously);
            site.Checks.Answer = (_, _) => answer.Task;
            await visit.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Check( again)?$") }).ClickAsync();
            await Expect(visit.Page.GetByText("Checking…")).ToBeVisibleAsync();
            if (outcome is CheckOutcome.Failed)
            {
                await visit.ShouldBeInOrderAsync("workspace-checking");
            }

            answer.SetResult(outcome);
            await Expect(visit.Page.GetByText(headline)).ToBeVisibleAsync();
            await visit.Page.GetByText("Output of the check").ClickAsync();
            await visit.ShouldBeInOrderAsync($"workspace-check-{outcome.GetType().Name.ToLowerInvariant()}");
        }

        await Expect(visit.Button("Next")).ToBeEnabledAsync();
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Conditions_HintsAndQuestions_AreInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        site.Declared.Set(0, new CheckOutcome.Passed(""));
        site.Declared.Set(1, new CheckOutcome.NotYet("1 of 3 replicas of Deployment web is new and ready. Pod web-5c9f8d-x2k4q is waiting for its image."));
        site.Declared.Set(2, new CheckOutcome.Failed("Ask for three: kubectl scale deployment web --replicas=3. Deployment web: .spec.replicas is 2; it should be 3."));
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));
        await visit.StartAndWaitAsync("/labs/first-steps/deployments");
        await Expect(visit.Page.GetByText("it should be 3")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-conditions");

        await visit.Button("Show a hint").ClickAsync();
        await visit.Button("Next hint (2 of 2)").ClickAsync();
        await Expect(visit.Page.GetByText("Already there with another number?")).ToBeVisibleAsync();
        await visit.Page.GetByLabel("Two", new() { Exact = true }).CheckAsync();
        await visit.Button("Answer").ClickAsync();
        await Expect(visit.Page.GetByText("For a moment.")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-hints-question");

        site.Declared.Set(1, new CheckOutcome.Passed(""));
        site.Declared.Set(2, new CheckOutcome.Passed(""));
        await Expect(visit.Button("Finish")).ToBeEnabledAsync();
        await visit.Page.GetByLabel("Three", new() { Exact = true }).CheckAsync();
        await visit.Button("Answer").ClickAsync();
        await Expect(visit.Page.GetByText("it keeps the number you asked for")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-conditions-passed");
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Exam_UntilItsScore_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));
        await visit.StartAndWaitAsync("/labs/first-steps/an-exam");
        await visit.Button("Check").ClickAsync();
        await visit.Button("Next").ClickAsync();
        await visit.Page.GetByLabel("The kubelet of its node").CheckAsync();
        await visit.Button("Answer").ClickAsync();
        await Expect(visit.Button("Finish")).ToBeEnabledAsync();
        await visit.ShouldBeInOrderAsync("workspace-exam");

        await visit.Button("Finish").ClickAsync();
        await Expect(visit.Page.GetByText("2 of 2 points")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("finish-exam");
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task End_OfALab_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));
        await visit.StartAndWaitAsync();
        await Expect(visit.Page.Locator(".xterm-rows")).ToContainTextAsync("lab:~#");
        await visit.ShouldBeInOrderAsync("workspace-terminal");

        await visit.Button("End").ClickAsync();
        await Expect(visit.Button("Keep working")).ToBeFocusedAsync();
        await visit.ShouldBeInOrderAsync("workspace-end-dialog");
        await visit.Page.Keyboard.PressAsync("Escape");
        await Expect(visit.Button("Keep working")).ToBeHiddenAsync();

        await visit.Button("End").ClickAsync();
        await visit.Button("End the lab").ClickAsync();
        await Expect(visit.Page.GetByText("The lab has ended")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("workspace-ended");

        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Your results" }).ClickAsync();
        await Expect(visit.Heading("What you have so far")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("finish-early");
    }

    [Theory, MemberData(nameof(Look.All), MemberType = typeof(Look))]
    public async Task Finish_OfALab_IsInOrder(bool dark, bool phone)
    {
        await using var site = new SampleSite();
        await using var visit = await Visit.OpenAsync(chromium, site.Address, new Look(dark, phone));
        await visit.StartAndWaitAsync();
        await visit.Button("Begin").ClickAsync();
        await visit.Button("Check").ClickAsync();
        await visit.Button("Next").ClickAsync();
        await Expect(visit.Heading("Look around")).ToBeVisibleAsync();
        await visit.Button("Next").ClickAsync();
        await visit.Button("Check").ClickAsync();
        await visit.Button("Finish").ClickAsync();

        await Expect(visit.Heading("Well done.")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByText("2 of 2")).ToBeVisibleAsync();
        await visit.ShouldBeInOrderAsync("finish");

        await visit.Button("End the lab").ClickAsync();
        await Expect(visit.Page.GetByText("Done", new() { Exact = true })).ToBeVisibleAsync(); // on the lab's card
    }
}
