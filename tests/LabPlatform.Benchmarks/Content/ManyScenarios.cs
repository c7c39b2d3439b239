namespace LabPlatform.Benchmarks.Content;

/// <summary>A folder with a large catalogue: courses of twenty scenarios with five steps each, every text another one.</summary>
internal sealed class ManyScenarios : IDisposable
{
    public const int Count = 2_000;

    private const int Steps = 5;

    private const int PerCourse = 20;

    public ManyScenarios()
    {
        for (var number = 0; number < Count; number++)
        {
            Write(number);
        }
    }

    public string Root { get; } = Directory.CreateTempSubdirectory("lab-bench-").FullName;

    public static string TitleOf(int number) => $"Scenario {number}";

    public string PathOf(int number) => Path.Combine(Root, $"course-{number / PerCourse:000}", $"scenario-{number:0000}");

    public static string Index(string title) => $$"""
        {
          "title": "{{title}}", "description": "One of many", "difficulty": "beginner", "time": "20 minutes", "minutes": 20,
          "details": {
            "intro": { "text": "intro.md", "background": "background.sh" },
            "steps": [ {{string.Join(", ", Enumerable.Range(1, Steps).Select(step => $$"""{ "title": "Step {{step}}", "text": "step{{step}}/text.md", "verify": "step{{step}}/verify.sh" }"""))}} ],
            "finish": { "text": "finish.md" },
            "assets": { "host01": [ { "file": "*.yaml", "target": "~/" } ] }
          },
          "backend": { "imageid": "kubernetes-kubeadm-1node" }
        }
        """;

    public void Dispose() => Directory.Delete(Root, recursive: true);

    private void Write(int number)
    {
        var folder = PathOf(number);
        Directory.CreateDirectory(Path.Combine(folder, "assets"));
        File.WriteAllText(Path.Combine(folder, "index.json"), Index(TitleOf(number)));
        File.WriteAllText(Path.Combine(folder, "intro.md"), Page(number, 0));
        File.WriteAllText(Path.Combine(folder, "finish.md"), $"That was scenario {number}.\n");
        File.WriteAllText(Path.Combine(folder, "background.sh"), "#!/bin/bash\nkubectl create deployment web --image=nginx:1.26\n");
        File.WriteAllText(Path.Combine(folder, "assets", "web.yaml"), $"apiVersion: v1\nkind: Pod\nmetadata: {{ name: web-{number} }}\nspec:\n  containers:\n  - name: web\n    image: nginx:1.26\n");
        for (var step = 1; step <= Steps; step++)
        {
            var own = Path.Combine(folder, $"step{step}");
            Directory.CreateDirectory(own);
            File.WriteAllText(Path.Combine(own, "text.md"), Page(number, step));
            File.WriteAllText(Path.Combine(own, "verify.sh"), $"#!/bin/bash\nkubectl get pod web-{number}-{step} --ignore-not-found | grep -q Running\n");
            File.WriteAllText(Path.Combine(own, "checks.yaml"), $"- exists: pod/web-{number}-{step}\n- field: pod/web-{number}-{step}\n  path: .status.phase\n  equals: Running\n");
        }
    }

    private static string Page(int number, int step) => $"""
        ## What a pod is, {number}.{step}

        A pod is the smallest thing Kubernetes starts: one or more containers that share a network address and may share files.
        Start one and look at it. The **status** tells how far it is, and *events* tell why it is not further.

        ```bash
        kubectl run web-{number}-{step} --image=nginx:1.26
        kubectl get pods -o wide
        ```{"{{exec}}"}

        | column | meaning |
        |---|---|
        | `READY` | containers that are ready, and all |
        | `STATUS` | how far it is |

        - [ ] `kubectl describe pod web-{number}-{step}`{"{{exec}}"} shows the events
        - [ ] `kubectl logs web-{number}-{step}`{"{{copy}}"} shows what it printed

        > [!NOTE]
        > A pod that is gone does not come back by itself.

        <details><summary>Solution</summary>

        ```yaml
        apiVersion: v1
        kind: Pod
        ```

        </details>

        """;
}
