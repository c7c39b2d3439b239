using System.Globalization;

namespace LabPlatform.Domain.Previews;

/// <summary>The addresses of one session's web ports in a browser: <c>https://NAME-PORT.DOMAIN</c>, since public scenarios replace <c>-PORT.</c> themselves.</summary>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Name">Names the session and cannot be guessed from it: a DNS label with room for a port.</param>
/// <param name="Domain">The domain of previews, with a port where it is not the scheme's own.</param>
public sealed record PreviewAddresses(string Scheme, string Name, string Domain) : IPortAddresses
{
    /// <summary>The address with the word <c>PORT</c> in place of the port, as scripts expect it in <c>/etc/killercoda/host</c>.</summary>
    public string Template => $"{Scheme}://{Name}-PORT.{Domain}";

    public string Selector => $"{Scheme}://{Name}.{Domain}";

    public string Of(int port) => $"{Scheme}://{HostOf(port)}";

    /// <summary>The same for a port of something else than the toolbox.</summary>
    public string Of(PreviewTarget target, int port)
    {
        ArgumentNullException.ThrowIfNull(target);
        return target.Key is { } key ? string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{Name}-{key}-{port}.{Domain}") : Of(port);
    }

    public string HostOf(int port) => string.Create(CultureInfo.InvariantCulture, $"{Name}-{port}.{Domain}");
}
