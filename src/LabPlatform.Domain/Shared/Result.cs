namespace LabPlatform.Domain.Shared;

/// <summary>A value, or the reason why there is none. The only result type of this code base.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
public readonly record struct Result<T>
{
    private Result(T? value, LabError? error)
    {
        Value = value;
        Error = error;
    }

    /// <summary>The value; meaningful only where <see cref="Error"/> is null.</summary>
    public T? Value { get; }

    /// <summary>The refusal, or null on success.</summary>
    public LabError? Error { get; }

    public static implicit operator Result<T>(T value) => new(value, error: null);

    public static implicit operator Result<T>(LabError error) => new(default, error);

    /// <summary>Maps both cases to one type.</summary>
    public TOut Match<TOut>(Func<T, TOut> success, Func<LabError, TOut> refusal)
    {
        ArgumentNullException.ThrowIfNull(success);
        ArgumentNullException.ThrowIfNull(refusal);
        return Error is null ? success(Value!) : refusal(Error);
    }
}
