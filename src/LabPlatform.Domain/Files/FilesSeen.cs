using System.Collections.Immutable;

namespace LabPlatform.Domain.Files;

/// <summary>What one window shows of a learner's files, to be looked at in one go.</summary>
/// <param name="Folders">Those whose entries are shown; at most <see cref="FileLimits.Folders"/> are looked at.</param>
/// <param name="Files">Those that are open; at most <see cref="FileLimits.OpenFiles"/> are looked at.</param>
public sealed record FilesWanted(ImmutableArray<FilePath> Folders, ImmutableArray<FilePath> Files);

/// <summary>How they are now.</summary>
/// <param name="Folders">Of those that were asked for.</param>
/// <param name="Files">The version of each; null for one that is not there, or is nothing that could be opened.</param>
public sealed record FilesSeen(ImmutableDictionary<FilePath, FolderListing> Folders, ImmutableDictionary<FilePath, FileVersion?> Files);
