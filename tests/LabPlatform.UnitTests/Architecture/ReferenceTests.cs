using System.Reflection;
using LabPlatform.Domain.Sessions;

namespace LabPlatform.UnitTests.Architecture;

public sealed class ReferenceTests
{
    [Fact]
    public void Domain_References_OnlyTheBaseLibraryAndLoggingAbstractions()
    {
        var foreign = Names(typeof(LabSession).Assembly)
            .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)
                && name is not ("System" or "netstandard" or "mscorlib" or "Microsoft.Extensions.Logging.Abstractions"));

        foreign.ShouldBeEmpty();
    }

    private static IEnumerable<string> Names(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name ?? "");
}
