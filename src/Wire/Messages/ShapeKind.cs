namespace Rdfwd.Wire.Messages;

/// <summary>Which shape of a window is meant.</summary>
public enum ShapeKind : byte
{
    /// <summary>What is seen of it.</summary>
    Bounding = 0,

    /// <summary>Where it takes the pointer.</summary>
    Input = 2,
}
