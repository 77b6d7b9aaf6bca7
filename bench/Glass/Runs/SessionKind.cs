namespace Rdfwd.Bench.Runs;

/// <summary>What kind of session brings the probe's window.</summary>
public enum SessionKind
{
    /// <summary>The window by itself.</summary>
    Windows,

    /// <summary>A desktop with the probe in it, as large as the probe.</summary>
    Desktop,

    /// <summary>A display with the probe on it that was there before.</summary>
    Shadow,
}
