using System.Globalization;

namespace LabPlatform.Domain.Previews;

/// <summary>Ports as people and addresses write them.</summary>
public static class PortNumber
{
    public const int Highest = 65_535;

    /// <summary>Takes 1 to 65535 in digits, without sign, spaces or zeros before it.</summary>
    public static bool TryParse(string? text, out int port)
    {
        port = 0;
        return text is { Length: > 0 and <= 5 }
            && text[0] is not '0'
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port)
            && port <= Highest;
    }
}
