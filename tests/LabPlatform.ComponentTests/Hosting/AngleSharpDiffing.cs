using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace LabPlatform.ComponentTests.Hosting;

/// <summary>bUnit asks for AngleSharp.Diffing 1.x, which does not restore; 0.17.0 has all it uses and lies beside the tests.</summary>
internal static class AngleSharpDiffing
{
    [ModuleInitializer]
    internal static void AnswerWithTheOneThereIs() =>
        AssemblyLoadContext.Default.Resolving += static (context, name) =>
            name is { Name: "AngleSharp.Diffing" } ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "AngleSharp.Diffing.dll")) : null;
}
