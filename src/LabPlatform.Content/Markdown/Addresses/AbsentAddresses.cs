using System.Globalization;
using LabPlatform.Domain.Previews;

namespace LabPlatform.Content.Markdown.Addresses;

/// <summary>
/// Stand for addresses that are not known, until <see cref="AddressWords"/> finds them again: links to them are read as links, and whatever
/// slipped through would lead nowhere (RFC 2606).
/// </summary>
internal sealed class AbsentAddresses : IPortAddresses
{
    public const string Suffix = ".preview.invalid";

    public static AbsentAddresses Instance { get; } = new();

    public string Name => "lab" + Suffix;

    public string Domain => "site" + Suffix;

    public string Selector => "http://ports" + Suffix;

    public string Of(int port) => $"http://{HostOf(port)}";

    public string HostOf(int port) => string.Create(CultureInfo.InvariantCulture, $"port-{port}{Suffix}");
}
