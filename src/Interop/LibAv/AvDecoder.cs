namespace Rdfwd.Interop.LibAv;

/// <summary>A video decoder that gives one picture for each packet at once. Set options, <see cref="Open"/>, decode. Not thread-safe.</summary>
public sealed unsafe class AvDecoder : AvCodec
{
    /// <summary>Throws <see cref="NativeException"/> when the libraries or the decoder are missing.</summary>
    /// <param name="name">FFmpeg's name, such as h264.</param>
    public AvDecoder(string name)
        : base(name, false)
    {
    }

    /// <summary>Throws <see cref="NativeException"/> with the decoder's reason.</summary>
    public void Open()
    {
        OpenContext();
    }

    /// <summary>
    /// Decodes one access unit. Returns false, with the reason as a clause, when the data is broken or gives no picture; the
    /// decoder then needs a key frame. The picture is borrowed until the next call.
    /// </summary>
    public bool TryDecode(ReadOnlySpan<byte> data, out AvPicture picture, out string reason)
    {
        picture = default;
        LibAv.av_frame_unref(Frame);
        int error;
        fixed (byte* bytes = data)
        {
            // The packet owns no memory, so the decoder makes its own padded copy.
            AvLayout.Field<nint>(Packet, AvLayout.PacketData) = (nint)bytes;
            AvLayout.Field<int>(Packet, AvLayout.PacketSize) = data.Length;
            error = LibAv.avcodec_send_packet(Context, Packet);
            AvLayout.Field<nint>(Packet, AvLayout.PacketData) = 0;
            AvLayout.Field<int>(Packet, AvLayout.PacketSize) = 0;
        }

        if (error >= 0)
            error = LibAv.avcodec_receive_frame(Context, Frame);
        if (error < 0)
        {
            reason = error == LibAv.AVERROR_EAGAIN ? $"{Name} gave no picture" : $"{Name} failed: {LibAv.Describe(error)}";
            return false;
        }

        reason = "";
        picture = AvPicture.Of(Frame);
        return true;
    }
}
