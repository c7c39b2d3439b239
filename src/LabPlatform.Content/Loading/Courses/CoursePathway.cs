using System.Text.Json;
using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Json;
using LabPlatform.Content.Validation;
using LabPlatform.Domain.Scenarios;

namespace LabPlatform.Content.Loading.Courses;

/// <summary>
/// Katacoda's courses: <c>NAME-pathway.json</c> beside the folder <c>NAME</c> names and orders its scenarios; at the top
/// <c>profile-pathway.json</c> orders the courses. What they do not name is there all the same.
/// </summary>
internal static class CoursePathway
{
    private static readonly string[] s_top = ["profile-pathway.json", "homepage-pathway.json"];

    /// <returns>Null where there is none, or none that can be read.</returns>
    public static CourseStructure? Read(CatalogueFiles files, string folder, ProblemList problems)
    {
        var candidates = folder.Length == 0 ? s_top : s_top.Select(name => $"{folder}/{name}").Append($"{folder}-pathway.json");
        if (candidates.FirstOrDefault(files.FileExists) is not { } path)
        {
            return null;
        }

        try
        {
            var shape = new JsonShape(path, problems);
            var json = LocatedJsonReader.Read(files.Read(path, FileLimits.Index).Content);
            var entries = shape.List(json, "courses").Concat(shape.List(json, "scenarios"));
            return new CourseStructure(path, shape.Text(json, "title")?.Text, shape.Text(json, "description")?.Text, HidesTheRest: false,
                [.. entries.Select(entry => Item(files, folder, shape, entry)).OfType<StructureItem>()]);
        }
        catch (JsonException exception)
        {
            problems.Add("json-syntax", ProblemSeverity.Error, path, JsonProblem.Line(exception),
                $"{JsonProblem.Describe(exception)} All folders are listed instead, by name.");
            return null;
        }
    }

    /// <returns>Null for a link to somewhere else.</returns>
    private static StructureItem? Item(CatalogueFiles files, string folder, JsonShape shape, LocatedJson entry)
    {
        var id = entry.Kind != JsonValueKind.Object ? null
            : shape.Text(entry, "course_id", "pathway_id", "id") is { Text.Length: > 0 } text ? text : null;
        if (id is null || shape.Text(entry, "external_link") is { Text.Length: > 0 })
        {
            return null;
        }

        // In the course's own folder, or beside it: both are written.
        var beside = folder.Length == 0 ? id.Text : $"../{id.Text}";
        var inside = CataloguePath.CombineClimbing(folder, id.Text) is { } path && files.FolderExists(path);
        return new StructureItem(inside || !Exists(beside) ? id : id with { Text = beside }, shape.Text(entry, "title")?.Text, shape.Text(entry, "description")?.Text);

        bool Exists(string relative) => CataloguePath.CombineClimbing(folder, relative) is { } other && files.FolderExists(other);
    }
}
