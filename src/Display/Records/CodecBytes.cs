using System.Runtime.CompilerServices;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Records;

/// <summary>How many bytes of a frame each codec took, by its <see cref="RectCodec"/>.</summary>
[InlineArray(Count)]
public struct CodecBytes
{
    /// <summary>Codecs that are counted apart; any other counts as the last.</summary>
    public const int Count = 8;

    private int _first;

    /// <summary>Counts a rectangle.</summary>
    public void Add(RectCodec codec, int bytes)
    {
        this[Math.Min((int)codec, Count - 1)] += bytes;
    }
}
