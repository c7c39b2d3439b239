using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using LabPlatform.Content.Files;
using LabPlatform.Content.Images;
using LabPlatform.Content.Loading.Assets;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Json;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading;

/// <summary>Reads a scenario's folder. Says nothing of quality: that is the rules' part.</summary>
internal sealed class ScenarioReader(CatalogueFiles files, PageInspector inspector, ImageStore images)
{
    public const string IndexName = "index.json";

    /// <summary>Reads it, applies all rules and makes something of it. Whatever goes wrong becomes a problem.</summary>
    /// <param name="use">Called with the draft, also when rules found errors.</param>
    /// <returns>What <paramref name="use"/> made, or null where there was nothing to make it of; then there is an error.</returns>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One scenario must never take the others down; what happened is listed as its problem.")]
    public T? Examine<T>(ScenarioId id, ProblemList problems, Func<ScenarioDraft, T> use)
        where T : class
    {
        try
        {
            if (Read(id, problems) is { } draft)
            {
                ScenarioRules.CheckAll(draft, problems);
                return use(draft);
            }
        }
        catch (Exception exception)
        {
            problems.Add("unexpected", ProblemSeverity.Error, id.Value, line: null, $"The scenario could not be read ({exception.GetType().Name}: {Quoting.Safe(exception.Message)}).");
        }

        return null;
    }

    /// <returns>Null when there is no telling what the scenario is; then <paramref name="problems"/> has an error.</returns>
    public ScenarioDraft? Read(ScenarioId id, ProblemList problems)
    {
        var indexPath = $"{id.Value}/{IndexName}";
        var bytes = files.Read(indexPath, FileLimits.Index);
        if (bytes.State != FileState.Found)
        {
            problems.Add("index-unreadable", ProblemSeverity.Error, indexPath, line: null, FileProblem.Describe(bytes.State, FileLimits.Index));
            return null;
        }

        if (Parse(bytes.Content, indexPath, problems) is not { } json)
        {
            return null;
        }

        using var version = new VersionHash();
        version.Add(indexPath, bytes.State, bytes.Content);
        var index = new IndexReader(new JsonShape(indexPath, problems)).Read(json);
        var folders = new OwnFolders(files, id.Value, index.Pages);
        var texts = new PageReader(files, inspector, id.Value, version);
        var pages = index.Pages.Select(texts.ReadText).ToImmutableArray();
        var help = index.Steps.SelectMany(new HelpReader(texts, folders).Read).ToImmutableArray();
        var scripts = index.Pages.SelectMany(new ScriptReader(files, folders, id.Value, version).Read).ToImmutableArray();
        var checks = new CheckReader(files, folders, id.Value, version).Read(index).ToImmutableArray();
        var stray = StrayChecks.Find(id.Value, folders, checks.Select(check => check.Path)).ToImmutableArray();
        var assets = index.Assets.Select(new AssetReader(files, id.Value).Read).ToImmutableArray();
        var shown = pages.Concat(help.Select(one => one.Page)).SelectMany(new ImageReader(files, images, id.Value).Read).ToImmutableArray();
        foreach (var asset in assets.SelectMany(asset => asset.Files))
        {
            version.Add(asset.Path, asset.Read.State, asset.Read.Content, asset.Read.IsExecutable);
        }

        foreach (var image in shown)
        {
            version.Add(image.Path ?? image.Source, image.State, image.Image is null ? [] : image.Image.Content.Span);
        }

        return new ScenarioDraft(id, index, pages, help, scripts, checks, stray, assets, shown, version.Finish());
    }

    private static LocatedJson? Parse(byte[] bytes, string path, ProblemList problems)
    {
        try
        {
            var json = LocatedJsonReader.Read(bytes);
            if (json.Kind == JsonValueKind.Object)
            {
                return json;
            }

            problems.Add("json-syntax", ProblemSeverity.Error, path, json.Line, "The file must hold one JSON object: { … }.");
        }
        catch (JsonException exception)
        {
            problems.Add("json-syntax", ProblemSeverity.Error, path, JsonProblem.Line(exception), JsonProblem.Describe(exception));
        }

        return null;
    }
}
