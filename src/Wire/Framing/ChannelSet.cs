namespace Rdfwd.Wire.Framing;

/// <summary>How many channels there are; they count from 0.</summary>
internal static class ChannelSet
{
    public const int Count = (int)Channel.Bulk + 1;
}
