namespace Rdfwd.Wire.Messages;

/// <summary>What is known of a frame.</summary>
[Flags]
public enum FrameFlags : uint
{
    None = 0,

    /// <summary>After this frame every pixel of the window is exact.</summary>
    Exact = 1,
}
