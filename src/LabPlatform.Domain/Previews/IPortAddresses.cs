namespace LabPlatform.Domain.Previews;

/// <summary>What the tokens of <see cref="AddressTokens"/> become.</summary>
public interface IPortAddresses
{
    /// <summary>What Katacoda wrote before the port.</summary>
    string Name { get; }

    /// <summary>What stands behind it.</summary>
    string Domain { get; }

    /// <summary>The page on which a port is chosen.</summary>
    string Selector { get; }

    /// <summary>Where <paramref name="port"/> is seen: with scheme, without a slash at the end, because authors write a path behind it.</summary>
    string Of(int port);

    /// <summary>The same without scheme.</summary>
    string HostOf(int port);
}
