using LabPlatform.Domain.Shared;

namespace LabPlatform.Domain.Files;

public sealed record NoSuchFile(FilePath Path) : LabError($"There is no {Path.Name} at this place.");

public sealed record NotAFile(FilePath Path) : LabError($"{Path.Name} is a folder, a pipe, a socket or a device: only files are opened here.");

/// <param name="Size">In bytes.</param>
/// <param name="Limit">In bytes.</param>
public sealed record FileTooLarge(FilePath Path, long Size, long Limit)
    : LabError($"{Path.Name} has {FileLimits.InWords(Size)}, more than the {FileLimits.InWords(Limit)} that go here. Use the terminal for it.");

public sealed record FileIsNoText(FilePath Path) : LabError($"{Path.Name} is not UTF-8 text. Download it, or look at it in the terminal.");

public sealed record FileChanged(FilePath Path) : LabError($"{Path.Name} was changed by something else in the meantime. Nothing was overwritten.");

public sealed record NameTaken(FilePath Path) : LabError($"There is a {Path.Name} already. Choose another name.");

public sealed record NoName() : LabError($"A name has 1 to {FilePath.LongestName} letters and no slash.");

public sealed record PathUnusable() : LabError("This is no path of a file.");

public sealed record TransferIncomplete(FilePath Path) : LabError($"{Path.Name} did not arrive whole, so nothing of it was kept. Try again.");

public sealed record TooManyTransfers(int Most) : LabError($"{Most} files are on their way already. Try again when they have arrived.");

public sealed record MachineBusy(int Most) : LabError($"The lab's machine does {Most} things for the editor already. Try again in a moment.");

/// <param name="Reason">The machine's own, in a few words.</param>
public sealed record FileRefused(FilePath Path, string Reason) : LabError($"{Path.Name}: {Reason}.");

/// <param name="Reason">One sentence for the learner.</param>
public sealed record FilesOutOfReach(string Reason) : LabError($"The lab's files cannot be reached. {Reason}");
