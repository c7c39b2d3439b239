using System.Collections.Frozen;
using System.Collections.Immutable;
using LabPlatform.Content.Files;
using LabPlatform.Content.Loading.Assets;
using LabPlatform.Content.Loading.Checks;
using LabPlatform.Content.Loading.Index;
using LabPlatform.Content.Loading.Pages;
using LabPlatform.Domain.Quizzes;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Content.Loading;

/// <summary>Turns a draft without errors into what the Domain knows.</summary>
internal static class ScenarioBuilder
{
    public static Scenario Build(ScenarioDraft draft)
    {
        var index = draft.Index;
        return new Scenario
        {
            Id = draft.Id,
            Title = Title(draft),
            Description = index.Description,
            Difficulty = index.Difficulty,
            Time = index.Time,
            Objectives = index.Objectives,
            Minutes = IndexValues.Minutes(index),
            IsExam = index.IsExam,
            NeededImages = [.. index.NeededImages.Select(image => image.Text).Distinct(StringComparer.Ordinal)],
            Requires = [.. index.Requires.Select(name => name.Text).Distinct(StringComparer.Ordinal)],
            Namespaces = [.. index.Namespaces.Select(name => new VirtualNamespace(name.Text))],
            Terminals = [.. IndexValues.Terminals(index).Select(terminal => terminal.Name.Text)],
            TerminalCommands = IndexValues.Terminals(index).Where(terminal => terminal.Command is not null)
                .ToFrozenDictionary(terminal => terminal.Name.Text, terminal => terminal.Command!, StringComparer.Ordinal),
            Layout = IndexValues.Layout(index.Backdrop.Layout),
            HidesIntro = index.Backdrop.HidesIntro,
            Ports = IndexValues.Ports(index.Backdrop),
            IsUnlisted = index.IsUnlisted,
            ImageId = index.Backdrop.ImageId,
            Intro = index.Intro is null ? null : Page(draft, index.Intro),
            Steps = [.. index.Steps.Select((step, number) => Step(draft, step, number + 1))],
            Finish = index.Finish is null ? null : Page(draft, index.Finish),
            Assets = Assets(draft),
            Images = draft.Images.Where(image => image.Image is not null)
                .DistinctBy(image => image.Path, StringComparer.Ordinal)
                .ToFrozenDictionary(image => image.Path!, image => image.Image!, StringComparer.Ordinal),
            Version = draft.Version,
        };
    }

    public static string Title(ScenarioDraft draft) =>
        draft.Index.Title is { Text.Length: > 0 } title ? title.Text : CataloguePath.Name(draft.Folder);

    private static ScenarioPage Page(ScenarioDraft draft, PageIndex index) => new()
    {
        Title = index.Title?.Text ?? "",
        TextPath = TextPath(index),
        Markdown = Markdown(draft, index),
        Quiz = Quiz(draft, index),
        Foreground = Script(draft, index, "foreground"),
        Background = Script(draft, index, "background"),
    };

    private static ScenarioStep Step(ScenarioDraft draft, PageIndex index, int number) => new()
    {
        Title = index.Title is { Text.Length: > 0 } title ? title.Text : $"Step {number}",
        TextPath = TextPath(index),
        Markdown = Markdown(draft, index),
        Quiz = Quiz(draft, index),
        Foreground = Script(draft, index, "foreground"),
        Background = Script(draft, index, "background"),
        Verify = Script(draft, index, ScriptReader.VerifyKey),
        Checks = draft.Checks.FirstOrDefault(check => check.Page == index) is { } check ? CheckBuilder.Build(check) : null,
        Solve = Script(draft, index, ScriptReader.SolveKey),
        Hints = [.. Help(draft, index, isAnswer: false)],
        Answer = Help(draft, index, isAnswer: true).FirstOrDefault(),
        CheckPlace = index.Check is { Text: "checker" } ? CheckPlace.Checker : CheckPlace.Toolbox,
    };

    private static string TextPath(PageIndex index) => index.Text is { Text.Length: > 0 } text ? text.Text : "none.md";

    private static ImmutableArray<QuizQuestion> Quiz(ScenarioDraft draft, PageIndex index) => draft.Pages.First(page => page.Index == index).Facts.Quiz;

    private static string Markdown(ScenarioDraft draft, PageIndex index)
    {
        var page = draft.Pages.First(page => page.Index == index);
        return page.State == FileState.Found ? page.Markdown : "_The text of this page is missing. Please tell whoever made this lab._\n";
    }

    /// <summary>What is missing is left out, unlike a page; an exam has none.</summary>
    private static IEnumerable<ScenarioPage> Help(ScenarioDraft draft, PageIndex step, bool isAnswer) => draft.Help
        .Where(help => !draft.Index.IsExam && help.Step == step && help.IsAnswer == isAnswer && help.Page.State == FileState.Found)
        .Select(help => new ScenarioPage { TextPath = help.Page.Index.Text!.Text, Markdown = help.Page.Markdown });

    private static ScenarioScript? Script(ScenarioDraft draft, PageIndex index, string key)
    {
        var script = draft.Scripts.FirstOrDefault(script => script.Page == index && string.Equals(script.Key, key, StringComparison.Ordinal));
        return script is not { State: FileState.Found } ? null
            : new ScenarioScript(script.Reference.Text, script.Text) { SaysDone = script.Key is ScriptReader.VerifyKey && draft.Index.IsKatacoda && DoneProtocol.IsUsedBy(script.Text) };
    }

    /// <summary>Of two files for one place the later wins, as a copy over a copy would.</summary>
    private static ImmutableArray<ScenarioAsset> Assets(ScenarioDraft draft)
    {
        var assets = new Dictionary<string, ScenarioAsset>(StringComparer.Ordinal);
        foreach (var asset in draft.Assets)
        {
            var folder = AssetTarget.Folder(asset.Index.Target.Text)!;
            foreach (var file in asset.Files.Where(file => file.Read.State == FileState.Found))
            {
                var path = $"{folder}/{file.Landing}";
                var mode = file.Read.IsExecutable ? FileModes.Executable : FileModes.Plain;
                mode = asset.Index.Chmod is { } chmod && FileModes.IsValid(chmod.Text) ? FileModes.Apply(chmod.Text, mode) : mode;
                assets[path] = new ScenarioAsset(path, ImmutableArray.Create(file.Read.Content), mode);
            }
        }

        return [.. assets.Values.OrderBy(asset => asset.TargetPath, StringComparer.Ordinal)];
    }
}
