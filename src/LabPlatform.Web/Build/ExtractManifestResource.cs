using System;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>Build task: copies one embedded resource of a .NET assembly into a file, without loading the assembly.</summary>
/// <remarks>The resource's offset and length prefix are laid out as in ECMA-335 II.24.2.6 and II.22.24.</remarks>
public sealed class ExtractManifestResource : Task
{
    [Required]
    public string Assembly { get; set; }

    [Required]
    public string Resource { get; set; }

    [Required]
    public string Destination { get; set; }

    public override bool Execute()
    {
        using (var stream = File.OpenRead(Assembly))
        using (var image = new PEReader(stream))
        {
            var metadata = image.GetMetadataReader();
            foreach (var handle in metadata.ManifestResources)
            {
                var resource = metadata.GetManifestResource(handle);
                if (metadata.GetString(resource.Name) != Resource)
                {
                    continue;
                }

                var directory = image.PEHeaders.CorHeader.ResourcesDirectory;
                var reader = image.GetSectionData(directory.RelativeVirtualAddress).GetReader((int)resource.Offset, directory.Size - (int)resource.Offset);
                var bytes = reader.ReadBytes(reader.ReadInt32());
                Directory.CreateDirectory(Path.GetDirectoryName(Destination));
                File.WriteAllBytes(Destination, bytes);
                return true;
            }
        }

        Log.LogError("{0} has no resource named {1}.", Assembly, Resource);
        return false;
    }
}
