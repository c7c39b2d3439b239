using System.Net;
using Microsoft.Extensions.Options;

namespace LabPlatform.Kubernetes.Namespaces;

/// <summary>The API server's own addresses: NetworkPolicies are evaluated after a Service's address was replaced by them.</summary>
internal sealed class ApiServerAddresses(LabIdentities identities, IOptions<LabKubernetesOptions> options)
{
    public async Task<IReadOnlyList<IPEndPoint>> GetAsync(CancellationToken cancellationToken)
    {
        if (options.Value.ApiServerEndpoints.Count > 0)
        {
            return [.. options.Value.ApiServerEndpoints.Select(IPEndPoint.Parse)];
        }

        var host = identities.Provisioner.Configuration.Host;
        var addresses = IPAddress.TryParse(host.Host.Trim('[', ']'), out var literal)
            ? [literal]
            : await Dns.GetHostAddressesAsync(host.Host, cancellationToken).ConfigureAwait(false);
        return [.. addresses.Select(address => new IPEndPoint(address, host.Port))];
    }
}
