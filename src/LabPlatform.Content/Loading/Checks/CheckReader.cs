using System.Collections.Immutable;
using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Content.Loading.Yaml;

namespace LabPlatform.Content.Loading.Checks;

/// <summary>Reads the <c>checks.yaml</c> of every page that has one. Says nothing of its sense: that is the rules' part.</summary>
internal sealed class CheckReader(CatalogueFiles files, OwnFolders folders, string scenario, VersionHash version)
{
    public const string FileName = "checks.yaml";

    /// <summary>Beside a text or named by it; of pages that are no steps too, because that is a mistake.</summary>
    public IEnumerable<CheckDraft> Read(ScenarioIndex index) =>
        from page in index.Pages
        let reference = page.Checks ?? folders.Find(page, FileName)
        where reference is not null
        select Read(page, reference);

    private CheckDraft Read(PageIndex page, Located reference)
    {
        var (path, read) = files.ReadNamed(scenario, reference.Text, FileLimits.Checks);
        version.Add(path, read.State, read.Content);
        if (read.State != FileState.Found)
        {
            return new CheckDraft(page, reference, path, read.State, Syntax: null, []);
        }

        try
        {
            return new CheckDraft(page, reference, path, read.State, Syntax: null, Conditions(LocatedYamlReader.Read(AuthorText.Decode(read.Content))));
        }
        catch (YamlSyntaxException exception)
        {
            return new CheckDraft(page, reference, path, read.State, exception, []);
        }
    }

    private static ImmutableArray<ConditionDraft> Conditions(LocatedYaml? root) => root switch
    {
        null or { IsNothing: true } or { Kind: YamlKind.List, Items.Count: 0 } => throw new YamlSyntaxException("The file asks for nothing, so the step would pass without being done.", root?.Line ?? 1),
        { Kind: YamlKind.List } => [.. root.Items.Select(Condition)],
        _ => throw new YamlSyntaxException("The file must be a list: every condition begins with a dash, as in '- exists: pod/web'.", root.Line),
    };

    private static ConditionDraft Condition(LocatedYaml yaml)
    {
        var forms = yaml.Entries.Select(entry => ConditionForms.Find(entry.Key.Text)).OfType<ConditionForm>().ToList();
        var form = forms.Count == 1 ? forms[0] : null;
        var inside = form is null ? null : yaml.Find(form.Name);
        return new ConditionDraft(yaml, form, form?.Keys[0].Form switch
        {
            ValueForm.Conditions => [.. inside!.Items.Select(Condition)],
            ValueForm.Condition => [Condition(inside!)],
            _ => [],
        });
    }
}
