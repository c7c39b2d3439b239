using System.Text.RegularExpressions;

namespace LabPlatform.UnitTests.Kubernetes.Client;

public sealed partial class ClientArchitectureTests
{
    /// <summary>The client could be lifted out and used elsewhere.</summary>
    [Fact]
    public void Client_NamesNoTypeOfTheDomain()
    {
        var project = Path.Combine(Root(), "src", "LabPlatform.Kubernetes");
        var files = Directory.GetFiles(Path.Combine(project, "Client"), "*.cs", SearchOption.AllDirectories);

        files.Length.ShouldBeGreaterThan(30);
        files.Where(file => NamesDomain().IsMatch(File.ReadAllText(file))).ShouldBeEmpty();
        Directory.GetFiles(project, "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("global using LabPlatform.Domain", StringComparison.Ordinal))
            .ShouldBeEmpty("a global using would bring the Domain into the client unseen");
    }

    [Theory]
    [InlineData("using LabPlatform.Domain.Sessions;")]
    [InlineData("var id = Domain.Sessions.SessionId.New();")]
    [InlineData("global::LabPlatform.Domain.Shared.LabError error;")]
    public void TheRule_FindsEachWayOfNamingIt(string line) => NamesDomain().IsMatch(line).ShouldBeTrue();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LabPlatform.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }

    [GeneratedRegex(@"\bDomain\.[A-Z]", RegexOptions.CultureInvariant)]
    private static partial Regex NamesDomain();
}
