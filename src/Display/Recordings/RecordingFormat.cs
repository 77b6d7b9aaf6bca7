using Rdfwd.Wire;

namespace Rdfwd.Display.Recordings;

/// <summary>The bytes of a recording (docs/recording.md).</summary>
internal static class RecordingFormat
{
    /// <summary>Before each payload: kind u8, zero u8, zero u16, length u32, time u64; little-endian.</summary>
    public const int HeaderBytes = 16;

    /// <summary>The largest payload.</summary>
    public static readonly int MostBytes = Limits.Message(Channel.Pixels);

    /// <summary>A file begins with this.</summary>
    public static ReadOnlySpan<byte> Magic => "rdfwd recording 1\n"u8;
}
