using System.Collections.Immutable;
using System.Formats.Tar;
using LabPlatform.Domain.Scenarios;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.Kubernetes.Toolboxes;

/// <summary>Puts a scenario's files into the toolbox, as one archive.</summary>
internal sealed class AssetCopy(ToolboxCommand toolbox, TimeProvider time)
{
    public async Task CopyAsync(SessionId session, ImmutableArray<ScenarioAsset> assets, CancellationToken cancellationToken)
    {
        if (assets.Length == 0)
        {
            return;
        }

        var archive = await PackAsync(assets, cancellationToken).ConfigureAwait(false);
        await toolbox.RunAsync(
            session,
            "take the lab's files",
            ["/bin/tar", "--extract", "--directory", "/", "--no-same-owner", "--preserve-permissions", "--keep-directory-symlink"],
            archive,
            cancellationToken).ConfigureAwait(false);
    }

    internal async Task<ReadOnlyMemory<byte>> PackAsync(ImmutableArray<ScenarioAsset> assets, CancellationToken cancellationToken)
    {
        var stream = new MemoryStream();
        var writer = new TarWriter(stream, TarEntryFormat.Pax, leaveOpen: true);
        await using (writer.ConfigureAwait(false))
        {
            foreach (var asset in assets)
            {
                var entry = new PaxTarEntry(TarEntryType.RegularFile, asset.TargetPath.TrimStart('/'))
                {
                    Mode = (UnixFileMode)(asset.Mode & 0b111_111_111),
                    ModificationTime = time.GetUtcNow(),
                    DataStream = new MemoryStream([.. asset.Content], writable: false),
                };
                await writer.WriteEntryAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
