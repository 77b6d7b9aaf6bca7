namespace Rdfwd.Wire.Framing;

/// <summary>A chunk that is about to be written: the part of a message from <paramref name="Offset"/> on.</summary>
/// <param name="Message">The message.</param>
/// <param name="Offset">Where in its payload the chunk starts.</param>
/// <param name="Header">Its header.</param>
/// <param name="Skip">How many bytes of header and payload were written before.</param>
internal readonly record struct OutgoingChunk(OutgoingMessage Message, int Offset, ChunkHeader Header, int Skip)
{
    public int Remaining => ChunkHeader.Size + Header.Length - Skip;
}
