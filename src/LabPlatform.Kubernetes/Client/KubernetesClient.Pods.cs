namespace LabPlatform.Kubernetes.Client;

public sealed partial class KubernetesClient
{
    /// <summary>A container's log as bytes. With <see cref="LogOptions.Follow"/> the stream ends when the container does.</summary>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="options">Which container and part, or null for all of the only one.</param>
    /// <param name="cancellationToken">Ends the opening; reading takes a token of its own.</param>
    /// <returns>The caller disposes of it. Reading fails with an <see cref="IOException"/> when the connection is lost.</returns>
    /// <exception cref="KubernetesException">400 while the container has not started yet; the message says so.</exception>
    public async Task<Stream> LogsAsync(string @namespace, string pod, LogOptions? options, CancellationToken cancellationToken)
    {
        var path = ApiResource.Pods.ObjectPath(@namespace, pod, "log") + (options ?? new LogOptions()).Query();
        var response = await _transport.OpenAsync(new ApiRequest(HttpMethod.Get, path) { Accept = "*/*" }, cancellationToken).ConfigureAwait(false);
        return await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false); // closing it closes the response
    }

    /// <summary>A connection to a port of a pod, through the API server and the node; asynchronous calls only.</summary>
    /// <remarks>That nobody listens on the port shows at the first read, as a <see cref="KubernetesConnectionException"/>. One connection each: open as many as are needed.</remarks>
    /// <param name="namespace">The pod's namespace.</param>
    /// <param name="pod">The pod's name.</param>
    /// <param name="port">1 to 65535.</param>
    /// <param name="cancellationToken">Ends the attempt to connect.</param>
    /// <returns>The caller disposes of it; a lost connection is a <see cref="KubernetesConnectionException"/> for who reads or writes.</returns>
    public async Task<Stream> PortForwardAsync(string @namespace, string pod, int port, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(port, ushort.MaxValue);
        var path = ApiResource.Pods.ObjectPath(@namespace, pod, "portforward") + $"?ports={port}";
        return new PortForwardStream(await ConnectAsync(path, [PortForwardStream.Protocol], cancellationToken).ConfigureAwait(false), port);
    }
}
