namespace Rdfwd.Wire.Messages;

/// <summary>Which part of a move or resize the far program asked for itself.</summary>
[Flags]
public enum MoveResizeFlags : byte
{
    None = 0,
    PositionByProgram = 1,
    SizeByProgram = 2,
}
