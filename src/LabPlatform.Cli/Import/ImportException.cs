namespace LabPlatform.Cli.Import;

/// <summary>What was to be imported could not be; the message is for the author.</summary>
internal sealed class ImportException : Exception
{
    public ImportException(string message)
        : base(message)
    {
    }

    public ImportException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    public ImportException()
    {
    }
}
