namespace Rdfwd.Input.Codes;

/// <summary>One event as evdev gives it, without its time. Types and codes that have no name are kept as they are.</summary>
public readonly record struct InputEvent(ushort Type, ushort Code, int Value)
{
    /// <summary>EV_SYN SYN_REPORT 0, the end of a frame.</summary>
    public static InputEvent Report => default;

    public static InputEvent Key(ushort code, int value) => new(EventType.Key, code, value);

    public static InputEvent Rel(ushort code, int value) => new(EventType.Rel, code, value);

    public static InputEvent Abs(ushort code, int value) => new(EventType.Abs, code, value);

    public override string ToString() => $"{CodeNames.Type(Type)} {CodeNames.Code(Type, Code)} {Value}";
}
