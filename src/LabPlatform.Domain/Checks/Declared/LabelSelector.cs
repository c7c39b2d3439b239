using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LabPlatform.Domain.Checks.Declared;

/// <summary>A label selector as <c>kubectl -l</c> takes it: <c>app=web,version in (v1,v2),!old</c>. All of it must hold.</summary>
public sealed class LabelSelector
{
    public const int MaximumLength = 1000;

    private LabelSelector(string text, ImmutableArray<LabelRequirement> requirements)
    {
        Text = text;
        Requirements = requirements;
    }

    /// <summary>As the author wrote it.</summary>
    public string Text { get; }

    /// <summary>Never empty.</summary>
    public ImmutableArray<LabelRequirement> Requirements { get; }

    /// <param name="problem">One sentence for the author where it is no selector; else empty.</param>
    public static bool TryParse(string text, [NotNullWhen(true)] out LabelSelector? selector, out string problem)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            selector = new LabelSelector(text, LabelSelectorReader.Read(text));
            problem = "";
            return true;
        }
        catch (FormatException exception)
        {
            selector = null;
            problem = exception.Message;
            return false;
        }
    }

    /// <summary>Whether it is a label's name: <c>app</c>, <c>app.kubernetes.io/name</c>.</summary>
    public static bool IsKey(string text) => LabelSelectorReader.IsKey(text);

    /// <summary>Whether a label may have this value; the empty one it may.</summary>
    public static bool IsValue(string text) => LabelSelectorReader.IsValue(text);

    public bool Matches(IReadOnlyDictionary<string, string> labels) => Requirements.All(requirement => requirement.Matches(labels));

    public override string ToString() => Text;
}

/// <param name="Values">One, or several for <see cref="LabelOperator.In"/> and <see cref="LabelOperator.NotIn"/>, or none for <see cref="LabelOperator.Exists"/> and <see cref="LabelOperator.Absent"/>.</param>
public sealed record LabelRequirement(string Key, LabelOperator Operator, ImmutableArray<string> Values)
{
    /// <summary>As Kubernetes decides it: an object without the label is "not in" any list.</summary>
    public bool Matches(IReadOnlyDictionary<string, string> labels)
    {
        var value = labels.GetValueOrDefault(Key);
        return Operator switch
        {
            LabelOperator.Exists => value is not null,
            LabelOperator.Absent => value is null,
            LabelOperator.In => value is not null && Values.Contains(value, StringComparer.Ordinal),
            LabelOperator.NotIn => value is null || !Values.Contains(value, StringComparer.Ordinal),
            LabelOperator.Greater => Number(value) > Number(Values[0]),
            _ => Number(value) < Number(Values[0]),
        };
    }

    /// <returns>Null, which is neither less nor greater, where the text is no number.</returns>
    private static long? Number(string? text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;
}

/// <summary><c>=</c> and <c>!=</c> are <see cref="In"/> and <see cref="NotIn"/> of one value.</summary>
public enum LabelOperator
{
    Exists,
    Absent,
    In,
    NotIn,
    Greater,
    Less,
}
