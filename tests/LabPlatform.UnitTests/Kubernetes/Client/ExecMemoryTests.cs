using System.Net.WebSockets;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Tests.Shared;

namespace LabPlatform.UnitTests.Kubernetes.Client;

/// <summary>Memory of the whole process is measured, so nothing else runs meanwhile.</summary>
[CollectionDefinition(nameof(MeasuresMemory), DisableParallelization = true)]
public sealed class MeasuresMemory;

[Collection(nameof(MeasuresMemory))]
public sealed class ExecMemoryTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Exec_HundredThousandRandomFrames_EndsInResultOrConnectionError_Row52()
    {
        const int Frames = 100_000;
        var sent = 0;
        await using var server = await ApiServerDouble.StartExecAsync(async socket =>
        {
            // A connection ends at its first forbidden channel, so most frames are on allowed ones.
            var random = new Random(52);
            var payload = new byte[4096];
            var length = random.Next(5000);
            for (var i = 0; i < length && sent < Frames; i++, sent++)
            {
                random.NextBytes(payload);
                var channel = random.Next(1000) == 0 ? (byte)random.Next(256) : (byte)random.Next(1, random.Next(50) == 0 ? 4 : 3);
                await socket.SendAsync(
                    new ReadOnlyMemory<byte>([channel, .. payload.AsSpan(0, random.Next(payload.Length))]), WebSocketMessageType.Binary, random.Next(4) != 0, CancellationToken.None);
            }

            await socket.CloseAsync();
        });
        using var client = server.CreateClient();
        var memory = long.MaxValue;
        while (Volatile.Read(ref sent) < Frames)
        {
            try
            {
                (await client.RunAsync("lab", "toolbox", ["true"], null, Token).DefaultTimeout()).ExitCode.ShouldNotBe(0);
            }
            catch (Exception ex) when (ex is KubernetesConnectionException or KubernetesException)
            {
                // Every end but a pass is right.
            }

            memory = memory == long.MaxValue && sent > Frames / 10 ? GC.GetTotalMemory(forceFullCollection: true) : memory;
        }

        // Some 180 MB went through since; what pools keep for the next connection is a few.
        (GC.GetTotalMemory(forceFullCollection: true) - memory).ShouldBeLessThan(40_000_000);
    }
}
