using System.Buffers.Binary;

namespace Rdfwd.Interop.LibAv;

/// <summary>
/// A video encoder that gives one packet for each frame at once. Set options, <see cref="Open"/>, then for each frame fill
/// <see cref="BeginFrame"/>'s planes and call <see cref="Encode"/>. Not thread-safe.
/// </summary>
public sealed unsafe class AvEncoder : AvCodec
{
    private long _pts;

    /// <summary>Throws <see cref="NativeException"/> when the libraries or the encoder are missing.</summary>
    /// <param name="name">FFmpeg's name, such as libx264.</param>
    public AvEncoder(string name)
        : base(name, true)
    {
    }

    /// <summary>Opens the encoder for frames of one size. Throws <see cref="NativeException"/> with its reason.</summary>
    /// <param name="format">What the frames hold.</param>
    /// <param name="width">In pixels.</param>
    /// <param name="height">In rows.</param>
    /// <param name="framesPerSecond">The nominal rate, which the rate control divides by.</param>
    public void Open(AvPixelFormat format, int width, int height, int framesPerSecond)
    {
        Set("video_size", $"{width}x{height}");
        Set("pixel_format", FormatName(format));
        Set("time_base", $"1/{framesPerSecond}");
        OpenContext();
        AvLayout.Field<int>(Frame, AvLayout.FrameWidth) = width;
        AvLayout.Field<int>(Frame, AvLayout.FrameHeight) = height;
        AvLayout.Field<int>(Frame, AvLayout.FrameFormat) = (int)format;
        int error = LibAv.av_frame_get_buffer(Frame, 0);
        if (error < 0)
            throw new NativeException($"There is no memory for a {width}x{height} frame: {LibAv.Describe(error)}.");
    }

    /// <summary>The quantizer (H.264's QP) that the last frame was planned with; -1 where the encoder does not tell.</summary>
    public int LastQuantizer { get; private set; } = -1;

    /// <summary>The planes to fill before the next <see cref="Encode"/>; they hold what was filled before.</summary>
    public AvPicture BeginFrame()
    {
        // The encoder may still hold the frame before; then this gives a copy.
        int error = LibAv.av_frame_make_writable(Frame);
        if (error < 0)
            throw new NativeException($"There is no memory for a frame: {LibAv.Describe(error)}.");
        return AvPicture.Of(Frame);
    }

    /// <summary>
    /// Encodes the frame. The packet is borrowed until the next call. Throws <see cref="NativeException"/> when the encoder fails
    /// or wants more frames before it gives a packet.
    /// </summary>
    /// <param name="forceKeyFrame">Ask for a frame that needs no other.</param>
    /// <param name="isKeyFrame">True when this is one.</param>
    public ReadOnlySpan<byte> Encode(bool forceKeyFrame, out bool isKeyFrame)
    {
        AvLayout.Field<long>(Frame, AvLayout.FramePts) = _pts++;
        AvLayout.Field<int>(Frame, LibAv.PictTypeOffset) = forceKeyFrame ? LibAv.AV_PICTURE_TYPE_I : LibAv.AV_PICTURE_TYPE_NONE;
        LibAv.av_packet_unref(Packet);
        int error = LibAv.avcodec_send_frame(Context, Frame);
        if (error >= 0)
            error = LibAv.avcodec_receive_packet(Context, Packet);
        if (error == LibAv.AVERROR_EAGAIN)
            throw new NativeException($"{Name} holds frames back, which would make the picture late.");
        if (error < 0)
            throw new NativeException($"{Name} failed: {LibAv.Describe(error)}.");
        isKeyFrame = (AvLayout.Field<int>(Packet, AvLayout.PacketFlags) & LibAv.AV_PKT_FLAG_KEY) != 0;
        LastQuantizer = ReadQuantizer();
        return new ReadOnlySpan<byte>((void*)AvLayout.Field<nint>(Packet, AvLayout.PacketData), AvLayout.Field<int>(Packet, AvLayout.PacketSize));
    }

    // A little-endian number first, the quantizer times FF_QP2LAMBDA (packet.h).
    private int ReadQuantizer()
    {
        nuint size = 0;
        byte* statistics = LibAv.av_packet_get_side_data(Packet, LibAv.AV_PKT_DATA_QUALITY_STATS, &size);
        if (statistics == null || size < sizeof(int))
            return -1;
        return BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(statistics, sizeof(int))) / LibAv.FF_QP2LAMBDA;
    }

    private static string FormatName(AvPixelFormat format)
    {
        return format switch
        {
            AvPixelFormat.Yuv420P => "yuv420p",
            AvPixelFormat.Yuv444P => "yuv444p",
            AvPixelFormat.Nv12 => "nv12",
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }
}
