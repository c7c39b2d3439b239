using LabPlatform.Domain.Files;
using LabPlatform.Domain.Shared;

namespace LabPlatform.Web.Components.Editor;

/// <summary>A file that is open in a tab. Its text is in the browser; here is what is known of it.</summary>
public sealed class OpenFile(FilePath path, FileVersion? version)
{
    public FilePath Path { get; private set; } = path;

    /// <summary>What the text was made from; null where there was no file.</summary>
    public FileVersion? Version { get; private set; } = version;

    /// <summary>What is there instead, while <see cref="State"/> is <see cref="FileState.Changed"/>.</summary>
    public FileVersion? Theirs { get; private set; }

    public FileState State { get; private set; }

    /// <summary>The text has something that is in no file.</summary>
    public bool IsDirty { get; set; }

    /// <summary>No file has this text: it was changed, or there is no such file.</summary>
    public bool IsUnsaved => IsDirty || Version is null || State == FileState.Gone;

    public bool IsSaving { get; set; }

    /// <summary>It is to be closed, and has text that is not saved.</summary>
    public bool IsLeaving { get; set; }

    /// <summary>Both texts are shown instead of the one.</summary>
    public bool IsComparing { get; set; }

    /// <summary>Why it could not be saved or read last, until it could.</summary>
    public LabError? Trouble { get; set; }

    /// <summary>What a save may replace, and nothing else.</summary>
    public FileVersion? Expected => State == FileState.Gone ? null : Version;

    /// <summary>What was seen of the file.</summary>
    /// <param name="seen">Null where there is none.</param>
    /// <returns>True where the text is to be read again: nothing of the learner's is lost by it.</returns>
    public bool Take(FileVersion? seen)
    {
        if (IsSaving)
        {
            return false; // what comes of it is told by the save
        }

        if (seen == Version)
        {
            State = State is FileState.Changed or FileState.Gone ? FileState.Same : State;
            return false;
        }

        (Theirs, State) = (seen, seen is null ? FileState.Gone : IsDirty ? FileState.Changed : State);
        return seen is not null && !IsDirty;
    }

    /// <summary>Text and file are the same now.</summary>
    public void Settle(FileVersion version) => (Version, Theirs, State, IsComparing, Trouble) = (version, null, FileState.Same, false, null);

    /// <summary>The text is older than this page: its author has it back.</summary>
    /// <param name="from">What it was made from.</param>
    public void Restore(FileVersion? from)
    {
        var now = Version;
        (Version, IsDirty, State) = (from, true, FileState.Restored);
        Take(now);
    }

    public void Move(FilePath from, FilePath to) => Path = Path.Moved(from, to);
}

/// <summary>How a text stands to its file.</summary>
public enum FileState
{
    /// <summary>Beside what the learner has changed, if anything.</summary>
    Same,

    /// <summary>It has text the learner left unsaved earlier.</summary>
    Restored,

    /// <summary>Both have changed.</summary>
    Changed,

    /// <summary>There is no such file any more.</summary>
    Gone,
}
