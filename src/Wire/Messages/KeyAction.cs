namespace Rdfwd.Wire.Messages;

/// <summary>What happened to a key.</summary>
public enum KeyAction : byte
{
    Release = 0,
    Press = 1,

    /// <summary>The near end repeats a key that is held.</summary>
    Repeat = 2,
}
