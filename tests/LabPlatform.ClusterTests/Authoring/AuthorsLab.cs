namespace LabPlatform.ClusterTests.Authoring;

/// <summary>A lab on disk: each step makes a ConfigMap of its name, and its check asks for it.</summary>
internal sealed class AuthorsLab : IDisposable
{
    public AuthorsLab(params string[] steps)
    {
        Write("index.json", $$"""
            {
              "title": "Config maps",
              "details": {
                "intro": { "text": "intro.md", "background": "intro.sh" },
                "steps": [{{string.Join(',', steps.Select(name => $$"""{ "title": "Make {{name}}", "text": "{{name}}/text.md", "verify": "{{name}}/verify.sh", "check": "checker" }"""))}}]
              }
            }
            """);
        Write("intro.md", "Hello.\n");
        Write("intro.sh", "sleep 1; echo prepared >/root/prepared\n");
        foreach (var name in steps)
        {
            Write($"{name}/text.md", $"Make it.\n");
            Write($"{name}/verify.sh", $"kubectl get configmap {name} -o name 2>/dev/null && exit 0\necho \"There is no ConfigMap called {name}.\"\nexit 1\n");
            Write($"{name}/solve.sh", $"#!/bin/bash\nset -eu\ncat /root/prepared\nkubectl create configmap {name}\n");
        }
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("authors-lab-").FullName;

    public AuthorsLab Write(string path, string text)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return this;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
