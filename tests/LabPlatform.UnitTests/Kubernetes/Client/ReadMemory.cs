using System.Buffers;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>Memory that counts how often it is looked into.</summary>
internal sealed class ReadMemory(int length) : MemoryManager<byte>
{
    private readonly byte[] _bytes = new byte[length];
    private int _reads;

    public int Reads => Volatile.Read(ref _reads);

    public override Span<byte> GetSpan()
    {
        Interlocked.Increment(ref _reads);
        return _bytes;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin() => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
    }
}
