using LabPlatform.Domain.Scenarios;

namespace LabPlatform.BrowserTests.Hosting;

internal static class SampleLabs
{
    public static Scenario Pods { get; } = new()
    {
        Id = ScenarioId.Parse("kubernetes/pods-and-containers"),
        Title = "Pods and containers",
        Description = "What a container is and is not, and why Kubernetes deploys pods instead. You look inside, break one and watch it come back.",
        Time = "20 minutes",
        Difficulty = "Beginner",
        Version = "1",
        Objectives = ["Say what a container shares with its host, and what it does not", "Run a pod with two containers that talk over localhost", "Explain what happens when one of them dies"],
        Intro = new ScenarioPage { Title = "Welcome", TextPath = "intro.md", Markdown = "intro" },
        Steps =
        [
            .. new[] { "A container is a process", "Its own file system", "A pod has an address", "Two containers, one localhost", "When one of them dies" }
                .Select((title, i) => new ScenarioStep { Title = title, TextPath = $"step{i + 1}.md", Markdown = "step", Verify = i == 1 ? null : new ScenarioScript("verify.sh", "true") }),
        ],
        Finish = new ScenarioPage { TextPath = "finish.md", Markdown = "finish" },
    };

    public static Catalogue Catalogue { get; } = new(
    [
        new Course("kubernetes", "Kubernetes from the ground up", "Short labs in an order that makes sense. Each takes a quarter of an hour or so and leaves you with one idea that stays.", Problems: [], Entries:
        [
            Entry(Pods),
            Entry(Pods with { Id = ScenarioId.Parse("kubernetes/deployments"), Title = "Deployments", Description = "Let Kubernetes keep the number of pods you asked for, whatever happens to them.", Time = "25 minutes" }),
            Entry(Pods with { Id = ScenarioId.Parse("kubernetes/services"), Title = "Services and names", Description = "Find pods that come and go by a name that stays.", Time = "20 minutes", Difficulty = "Intermediate" }),
            Entry(Pods with { Id = ScenarioId.Parse("kubernetes/blue-green"), Title = "Blue and green", Description = "Switch all traffic to a new version at once, and back again.", Time = "30 minutes", Difficulty = "Intermediate" }),
            new CatalogueEntry(ScenarioId.Parse("kubernetes/broken"), "Storage that stays", "", Scenario: null,
            [
                new ScenarioProblem("step-text-exists", ProblemSeverity.Error, "kubernetes/broken/index.json", 14, "Step 2 names step2/text.md, which is not there. Add the file or correct the name."),
                new ScenarioProblem("index-json-syntax", ProblemSeverity.Error, "kubernetes/broken/index.json", 21, "A comma is missing before this line."),
            ]),
        ]),
    ]);

    private static CatalogueEntry Entry(Scenario scenario) => new(scenario.Id, scenario.Title, scenario.Description, scenario, []);
}

internal sealed class SampleRenderer : IScenarioRenderer
{
    public string Render(Scenario scenario, ScenarioPage page) => """
        <p>A container is an ordinary process with a few walls around it: it sees its own files, its own network and its own list of processes. It does <em>not</em> have a kernel of its own. That is what makes it light, and what sets it apart from a virtual machine.</p>
        <p>Start a pod and look at it:</p>
        <div class="code-block" data-lab-action="exec" data-language="bash"><pre tabindex="0"><code class="language-bash" dir="ltr">kubectl run web --image=nginx
        </code></pre></div>
        <p>Then list it with <button type="button" class="inline-code" data-lab-action="exec"><code dir="ltr">kubectl get pods -o wide</code></button>. The column <code>IP</code> is an address inside the cluster. Its settings live in <code class="inline-code" dir="ltr">/etc/nginx</code>.</p>
        <div class="code-block" data-lab-action="copy" data-language="yaml" data-highlight="6-8"><pre tabindex="0"><code class="language-yaml" dir="ltr">apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
            - name: nginx
              image: nginx:1.26
        </code></pre></div>
        <h3 id="uc-why">Why not only containers?</h3>
        <p>Some processes belong together: a web server and the helper that fetches its pages. Kubernetes calls such a group a <strong>pod</strong>.</p>
        <div class="markdown-alert markdown-alert-note"><p class="markdown-alert-title">Note</p><p>Containers of one pod share an address, so they meet on <code>localhost</code>.</p></div>
        <details><summary>Show me a solution</summary><p>Ask for two containers in one pod:</p><div class="code-block" data-lab-action="exec-interrupt" data-language="bash"><pre tabindex="0"><code class="language-bash" dir="ltr">kubectl apply -f two.yaml
        </code></pre></div></details>
        """;
}
