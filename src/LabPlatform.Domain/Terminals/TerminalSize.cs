namespace LabPlatform.Domain.Terminals;

/// <summary>Columns 2 to 500, rows 1 to 200; other values are moved into the range.</summary>
public readonly record struct TerminalSize
{
    public TerminalSize(int columns, int rows)
    {
        Columns = Math.Clamp(columns, 2, 500);
        Rows = Math.Clamp(rows, 1, 200);
    }

    public int Columns { get; }

    public int Rows { get; }
}
