using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>
/// A JSONPath as kubectl reads it, without the braces: <c>.spec.template.spec.containers[0].image</c>,
/// <c>.status.conditions[?(@.type=="Ready")].status</c>. Parsed; following it is the evaluator's part.
/// </summary>
public sealed class JsonPath
{
    public const int MaximumLength = 500;

    private JsonPath(string text, ImmutableArray<JsonPathStep> steps)
    {
        Text = text;
        Steps = steps;
    }

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>From the object's root; each is applied to all that the one before found. Never empty.</summary>
    public ImmutableArray<JsonPathStep> Steps { get; }

    /// <param name="problem">One sentence for the author where it is no path; else empty.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            path = new JsonPath(text, JsonPathReader.Read(text));
            problem = "";
            return true;
        }
        catch (FormatException exception)
        {
            path = null;
            problem = exception.Message;
            return false;
        }
    }

    public override string ToString() => Text;
}

/// <summary>One step of a <see cref="JsonPath"/>. What a step does not find is left out; it is no failure.</summary>
public abstract record JsonPathStep
{
    private JsonPathStep()
    {
    }

    /// <summary><c>.name</c> or <c>['name']</c>: the field of that name of an object.</summary>
    public sealed record Field(string Name) : JsonPathStep;

    /// <summary><c>[2]</c> or <c>[-1]</c>: an item of a list; below zero counted from its end.</summary>
    public sealed record Item(int Index) : JsonPathStep;

    /// <summary><c>[1:3]</c>: items from <paramref name="Start"/> up to, but without <paramref name="End"/>; below zero counted from the end, null for no bound.</summary>
    /// <param name="Stride">At least 1.</param>
    public sealed record Slice(int? Start, int? End, int Stride) : JsonPathStep;

    /// <summary><c>.*</c> or <c>[*]</c>: every item of a list, every value of an object.</summary>
    public sealed record Children : JsonPathStep;

    /// <summary><c>..</c>: the value itself and everything inside it, at any depth.</summary>
    public sealed record Descendants : JsonPathStep;

    /// <summary><c>['a','b']</c> or <c>[0,2]</c>: what each of these finds, in this order.</summary>
    /// <param name="Steps">Fields, items, slices or children.</param>
    public sealed record Union(ImmutableArray<JsonPathStep> Steps) : JsonPathStep;

    /// <summary><c>[?(@.type=="Ready")]</c>: the items of a list for which it is so.</summary>
    /// <param name="Path">From the item; empty for the item itself.</param>
    /// <param name="Value">What is compared with; empty for <see cref="JsonPathOperator.Exists"/>.</param>
    public sealed record Where(ImmutableArray<JsonPathStep> Path, JsonPathOperator Operator, string Value) : JsonPathStep;
}

/// <summary>How a filter compares: as numbers where both sides are such, else as text.</summary>
public enum JsonPathOperator
{
    Exists,
    Equals,
    Differs,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}
