using System.Collections.Immutable;

namespace LabPlatform.Domain.Scenarios;

/// <summary>A file that is put into the toolbox before any script runs.</summary>
/// <param name="TargetPath">Absolute path in the toolbox, file name included (<c>~</c> already replaced by <c>/root</c>).</param>
/// <param name="Content">The bytes; may be empty.</param>
/// <param name="Mode">Octal file mode, for example <c>0b110_100_100</c> for 644.</param>
public sealed record ScenarioAsset(string TargetPath, ImmutableArray<byte> Content, int Mode);
