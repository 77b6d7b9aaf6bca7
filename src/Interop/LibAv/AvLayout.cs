using System.Runtime.CompilerServices;

namespace Rdfwd.Interop.LibAv;

/// <summary>
/// The few fields of AVFrame and AVPacket that are read and written, by offset on 64-bit machines. They are the same in FFmpeg 5
/// to 8; <see cref="Check"/> proves it with what the library itself writes.
/// </summary>
internal static unsafe class AvLayout
{
    public const int FrameData = 0;
    public const int FrameLinesize = 64;
    public const int FrameExtendedData = 96;
    public const int FrameWidth = 104;
    public const int FrameHeight = 108;
    public const int FrameFormat = 116;
    public const int FramePts = 136;

    public const int PacketPts = 8;
    public const int PacketData = 24;
    public const int PacketSize = 32;
    public const int PacketFlags = 40;

    public static ref T Field<T>(nint pointer, int offset)
        where T : unmanaged
    {
        return ref Unsafe.AsRef<T>((void*)(pointer + offset));
    }

    /// <summary>Returns null when the layout is the expected one, else a clause that says what is wrong.</summary>
    public static string? Check(int codecVersion)
    {
        return sizeof(nint) == 8 && FrameFits() && PacketFits()
            ? null
            : $"libavcodec.so.{codecVersion} arranges its frames in an unknown way; install libavcodec of FFmpeg 5 to 8";
    }

    private static bool FrameFits()
    {
        const int Width = 320;
        const int Height = 200;
        nint frame = LibAv.av_frame_alloc();
        if (frame == 0)
            return false;
        bool fits = Field<nint>(frame, FrameExtendedData) == frame + FrameData
            && Field<long>(frame, FramePts) == LibAv.AV_NOPTS_VALUE
            && Field<int>(frame, FrameFormat) == -1
            && Field<int>(frame, FrameWidth) == 0;
        if (fits)
        {
            Field<int>(frame, FrameWidth) = Width;
            Field<int>(frame, FrameHeight) = Height;
            Field<int>(frame, FrameFormat) = (int)AvPixelFormat.Yuv420P;
            fits = LibAv.av_frame_get_buffer(frame, 0) == 0
                && Field<nint>(frame, FrameData) != 0
                && Field<nint>(frame, FrameData + sizeof(nint)) != 0
                && Field<int>(frame, FrameLinesize) is >= Width and < 2 * Width
                && Field<int>(frame, FrameLinesize + sizeof(int)) is >= Width / 2 and < Width;
        }

        LibAv.av_frame_free(&frame);
        return fits;
    }

    private static bool PacketFits()
    {
        const int Size = 12345;
        nint packet = LibAv.av_packet_alloc();
        if (packet == 0)
            return false;
        bool fits = Field<long>(packet, PacketPts) == LibAv.AV_NOPTS_VALUE
            && LibAv.av_new_packet(packet, Size) == 0
            && Field<int>(packet, PacketSize) == Size
            && Field<nint>(packet, PacketData) != 0
            && Field<int>(packet, PacketFlags) == 0;
        LibAv.av_packet_free(&packet);
        return fits;
    }
}
