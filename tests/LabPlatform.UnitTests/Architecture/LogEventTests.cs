using System.Reflection;
using LabPlatform.Cli;
using LabPlatform.Content;
using LabPlatform.Data;
using LabPlatform.Domain.Sessions;
using LabPlatform.Kubernetes;
using LabPlatform.Web.Terminals;
using Microsoft.Extensions.Logging;

namespace LabPlatform.UnitTests.Architecture;

public sealed class LogEventTests
{
    [Fact]
    public void LogEvents_HaveAnIdOfTheirOwn()
    {
        Assembly[] ours = [typeof(LabSession).Assembly, typeof(LabContentOptions).Assembly, typeof(LabDataOptions).Assembly, typeof(LabKubernetesOptions).Assembly, typeof(TerminalHub).Assembly, typeof(LabCommand).Assembly];

        var events = ours
            .SelectMany(assembly => assembly.GetTypes())
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Select(method => method.GetCustomAttribute<LoggerMessageAttribute>())
            .OfType<LoggerMessageAttribute>()
            .ToList();

        events.Count.ShouldBeGreaterThan(20);
        events.GroupBy(logged => logged.EventId)
            .Where(group => group.Count() > 1)
            .Select(group => $"{group.Key}: {string.Join(", ", group.Select(logged => logged.EventName))}")
            .ShouldBeEmpty();
    }
}
