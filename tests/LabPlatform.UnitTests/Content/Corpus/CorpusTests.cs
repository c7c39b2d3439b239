namespace LabPlatform.UnitTests.Content.Corpus;

/// <summary>
/// Scenarios of others, as they are: every one is read or says precisely why not, and every page of it is rendered. Not part of a normal run:
/// <c>LABPLATFORM_CORPUS</c> names a folder of repositories, <c>LABPLATFORM_CORPUS_REPORT</c> a file for the table.
/// </summary>
[Trait("Category", "Corpus")]
public sealed class CorpusTests
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable("LABPLATFORM_CORPUS");

    [Fact]
    public async Task EveryScenario_IsReadOrSaysWhyNot_AndEveryPageIsRendered()
    {
        Assert.SkipWhen(s_folder is null, "LABPLATFORM_CORPUS names no folder.");

        var repositories = Directory.GetDirectories(s_folder!).Order(StringComparer.Ordinal).Select(CorpusRepository.Read).ToList();
        var lines = new List<string> { "| repository | scenarios | listed | load | precise error | pages | warnings | failures |", "|---|---:|---:|---:|---:|---:|---:|---:|" };
        lines.AddRange(repositories.Select(repository => repository.Row()));
        lines.Add($"| **all {repositories.Count}** | {repositories.Sum(r => r.Scenarios)} | {repositories.Sum(r => r.Listed)} | {repositories.Sum(r => r.Loaded)} | {repositories.Sum(r => r.Broken)}"
            + $" | {repositories.Sum(r => r.Pages)} | {repositories.Sum(r => r.Warnings)} | {repositories.Sum(r => r.Failures.Count)} |");
        foreach (var line in lines)
        {
            TestContext.Current.TestOutputHelper!.WriteLine(line);
        }

        if (Environment.GetEnvironmentVariable("LABPLATFORM_CORPUS_REPORT") is { Length: > 0 } report)
        {
            var rules = repositories.SelectMany(r => r.Problems).GroupBy(problem => problem.Rule, StringComparer.Ordinal).OrderByDescending(group => group.Count()).Select(group => $"| {group.Key} | {group.First().Severity} | {group.Count()} |");
            var errors = repositories.SelectMany(r => r.Errors).Select(error => "- " + error);
            var failures = repositories.SelectMany(r => r.Failures).Select(failure => "- " + failure);
            await File.WriteAllLinesAsync(report, [.. lines, "", "| rule | severity | times |", "|---|---|---:|", .. rules, "", "Errors:", "", .. errors, "", "Failures:", "", .. failures], TestContext.Current.CancellationToken);
        }

        repositories.ShouldNotBeEmpty();
        repositories.SelectMany(repository => repository.Failures).ShouldBeEmpty();
    }
}
