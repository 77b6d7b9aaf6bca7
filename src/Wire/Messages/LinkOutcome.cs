namespace Rdfwd.Wire.Messages;

/// <summary>What became of a link or file that a far program wanted to open.</summary>
public enum LinkOutcome : byte
{
    /// <summary>It was given to the near desktop.</summary>
    Opened = 0,

    /// <summary>A person or a rule said no.</summary>
    Refused = 1,

    /// <summary>The near desktop has nothing that opens it.</summary>
    Failed = 2,

    /// <summary>Files of this kind or size are not opened at the near end; the far end may open it itself.</summary>
    Left = 3,
}
