namespace Rdfwd.Wire.Framing;

/// <summary>How the search for the far end's preamble ended.</summary>
public enum PreambleResult
{
    /// <summary>The next byte is the first of the protocol.</summary>
    Found,

    /// <summary>The stream ended before; what it said is an explanation.</summary>
    EndOfStream,

    /// <summary>More than <see cref="Limits.PreambleNoise"/> bytes of something else came.</summary>
    TooMuchNoise,

    /// <summary>Nothing came in time.</summary>
    TimedOut,
}
