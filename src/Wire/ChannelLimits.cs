using Rdfwd.Wire.Framing;

namespace Rdfwd.Wire;

/// <summary>The largest message that each channel takes from the peer, in bytes; 0 closes the channel. Immutable.</summary>
public sealed class ChannelLimits
{
    private readonly int[] _bytes;

    private ChannelLimits(int[] bytes)
    {
        _bytes = bytes;
    }

    /// <summary>Before the peer's Hello was accepted: a small control channel only.</summary>
    public static ChannelLimits BeforeHello { get; } = Create(Limits.MessageBeforeHello);

    /// <summary>After Hello.</summary>
    public static ChannelLimits AfterHello { get; } = Create(Limits.Message);

    /// <summary>What a far end takes after Hello: no pictures and no cursors travel that way.</summary>
    public static ChannelLimits AtFarEnd { get; } = AfterHello.With(Channel.Cursor, 0).With(Channel.PixelsFirst, 0).With(Channel.Pixels, 0);

    public int this[Channel channel] => _bytes[(int)channel];

    /// <summary>The same limits except for one channel.</summary>
    public ChannelLimits With(Channel channel, int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var changed = (int[])_bytes.Clone();
        changed[(int)channel] = bytes;
        return new ChannelLimits(changed);
    }

    private static ChannelLimits Create(Func<Channel, int> limit)
    {
        var bytes = new int[ChannelSet.Count];
        for (var i = 0; i < bytes.Length; i++)
            bytes[i] = limit((Channel)i);
        return new ChannelLimits(bytes);
    }
}
