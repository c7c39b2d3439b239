using System.Globalization;

namespace LabPlatform.Domain.Previews;

/// <summary>The toolbox as it sees itself: for scripts whose session is not known any more.</summary>
internal sealed class OwnMachineAddresses : IPortAddresses
{
    public string Name => "localhost";

    public string Domain => "localhost";

    public string Selector => "http://localhost";

    public string Of(int port) => $"http://{HostOf(port)}";

    public string HostOf(int port) => string.Create(CultureInfo.InvariantCulture, $"localhost:{port}");
}
