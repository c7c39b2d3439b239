using System.Net;
using System.Net.Sockets;

namespace LabPlatform.Cli.Import;

/// <summary>Tells the addresses of the public internet from those of this machine, its network and its cloud.</summary>
internal static class PublicAddresses
{
    private static readonly IPNetwork[] s_others =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(text => IPNetwork.Parse(text)),
    ];

    // Of IPv6 only what is given out to the public is taken, without the parts that carry an IPv4 address or are for documents.
    private static readonly IPNetwork s_global = IPNetwork.Parse("2000::/3");

    private static readonly IPNetwork[] s_notGlobal = [IPNetwork.Parse("2001::/23"), IPNetwork.Parse("2001:db8::/32"), IPNetwork.Parse("2002::/16"), IPNetwork.Parse("3fff::/20")];

    public static bool IsPublic(IPAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetwork
            ? !s_others.Any(network => network.Contains(plain))
            : s_global.Contains(plain) && !s_notGlobal.Any(network => network.Contains(plain));
    }
}
