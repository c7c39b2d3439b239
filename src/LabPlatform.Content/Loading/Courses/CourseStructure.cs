using System.Collections.Immutable;
using System.Text.Json;
using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Json;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading.Courses;

/// <summary>What <c>structure.json</c> says: which folders there are, in which order, under which names.</summary>
/// <param name="File">Relative to the catalogue's root.</param>
/// <param name="HidesTheRest">What is not listed does not exist.</param>
internal sealed record CourseStructure(string File, string? Title, string? Description, bool HidesTheRest, ImmutableArray<StructureItem> Items)
{
    public const string FileName = "structure.json";

    /// <returns>Null where there is none, or none that can be read: then the folder itself is the order.</returns>
    public static CourseStructure? Read(CatalogueFiles files, string folder, ProblemList problems)
    {
        var path = CataloguePath.Combine(folder, FileName);
        var bytes = files.Read(path, FileLimits.Index);
        if (bytes.State != FileState.Found)
        {
            if (bytes.State != FileState.Missing)
            {
                problems.Add("structure-unreadable", ProblemSeverity.Error, path, line: null, FileProblem.Describe(bytes.State, FileLimits.Index));
            }

            return null;
        }

        try
        {
            var shape = new JsonShape(path, problems);
            var json = LocatedJsonReader.Read(bytes.Content);
            var listed = json.Kind == JsonValueKind.Array ? json.Items : shape.List(json, "items");
            var items = listed.Select(item => Item(shape, item)).OfType<StructureItem>();
            return new CourseStructure(path, shape.Text(json, "title")?.Text, shape.Text(json, "description")?.Text, HidesTheRest: true, [.. items]);
        }
        catch (JsonException exception)
        {
            problems.Add("json-syntax", ProblemSeverity.Error, path, JsonProblem.Line(exception),
                $"{JsonProblem.Describe(exception)} All folders are listed instead, by name.");
            return null;
        }
    }

    private static StructureItem? Item(JsonShape shape, LocatedJson item)
    {
        if (item is { Kind: JsonValueKind.String, Text.Length: > 0 })
        {
            return new StructureItem(new Located(item.Text, item.Line), Title: null, Description: null);
        }

        if (item.Kind == JsonValueKind.Object && shape.Text(item, "path") is { Text.Length: > 0 } path)
        {
            return new StructureItem(path, shape.Text(item, "title")?.Text, shape.Text(item, "description")?.Text);
        }

        shape.Report(item, "items", "a list of objects with a 'path'");
        return null;
    }
}

/// <param name="Path">Relative to the folder of the <c>structure.json</c>; may climb.</param>
internal sealed record StructureItem(Located Path, string? Title, string? Description);
