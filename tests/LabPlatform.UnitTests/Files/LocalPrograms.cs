using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipelines;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes.Client;
using LabPlatform.Kubernetes.Files;

namespace LabPlatform.UnitTests.Files;

/// <summary>Runs what would run in a toolbox on this machine, with the real Python.</summary>
internal sealed class LocalPrograms : IToolboxPrograms
{
    public Task<IToolboxProgram> StartAsync(SessionId session, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var process = Process.Start(new ProcessStartInfo("python3", command.Skip(1))
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return Task.FromResult<IToolboxProgram>(new Program(process));
    }

    private sealed class Program(Process process) : IToolboxProgram
    {
        public PipeReader Output { get; } = PipeReader.Create(process.StandardOutput.BaseStream, new StreamPipeReaderOptions(leaveOpen: true));

        public async ValueTask SendAsync(ReadOnlyMemory<byte> input, CancellationToken cancellationToken)
        {
            try
            {
                await process.StandardInput.BaseStream.WriteAsync(input, cancellationToken);
                await process.StandardInput.BaseStream.FlushAsync(cancellationToken);
            }
            catch (IOException exception)
            {
                throw new KubernetesConnectionException("It has ended.", exception);
            }
        }

        /// <summary>As the kubelet does: input ends, and the program is left to end by itself.</summary>
        public async ValueTask DisposeAsync()
        {
            try
            {
                process.StandardInput.Close();
            }
            catch (Exception exception) when (exception is IOException or Win32Exception)
            {
                // It has ended already.
            }

            await process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
            await process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
            process.Dispose();
        }
    }
}
