using System.Reflection;
using System.Xml.Linq;
using LabPlatform.Domain.Sessions;
using LabPlatform.Tests.Shared;

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

    [Theory]
    [InlineData("BlazorXTerm")]
    [InlineData("LabPlatform.Domain")]
    [InlineData("LabPlatform.Content", "LabPlatform.Domain")]
    [InlineData("LabPlatform.Kubernetes", "LabPlatform.Domain")]
    [InlineData("LabPlatform.Data", "LabPlatform.Domain")]
    [InlineData("LabPlatform.Cli", "LabPlatform.Content", "LabPlatform.Data", "LabPlatform.Domain", "LabPlatform.Kubernetes")]
    [InlineData("LabPlatform.Web", "BlazorXTerm", "LabPlatform.Content", "LabPlatform.Data", "LabPlatform.Domain", "LabPlatform.Kubernetes")]
    public void Project_References_NoOtherThanDrawn(string project, params string[] allowed)
    {
        var file = XDocument.Load(RepositoryFiles.PathOf("src", project, project + ".csproj"));

        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!));

        references.Except(allowed, StringComparer.Ordinal).ShouldBeEmpty();
    }

    [Fact]
    public void Projects_AllOfThem_AreDrawn()
    {
        var drawn = typeof(ReferenceTests).GetMethod(nameof(Project_References_NoOtherThanDrawn))!
            .GetCustomAttributes<InlineDataAttribute>()
            .Select(row => (string)row.Data[0]!);

        var projects = Directory.EnumerateFiles(RepositoryFiles.PathOf("src"), "*.csproj", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension);

        projects.ShouldBe(drawn, ignoreOrder: true);
    }

    private static IEnumerable<string> Names(Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name ?? "");
}
