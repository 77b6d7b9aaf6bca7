using System.Runtime.InteropServices;

namespace Rdfwd.Interop.LibAv;

/// <summary>
/// libavcodec and libavutil of FFmpeg 5 to 8, found at run time, since every release has another file name. Everything is
/// set through options, so that no layout but the stable start of AVFrame and AVPacket matters; that start is checked once.
/// Thread-safe. Functions and constants have the names of avcodec.h, packet.h, frame.h, opt.h, log.h and error.h.
/// </summary>
public static unsafe class LibAv
{
    internal const int AVERROR_EAGAIN = -11;
    internal const int AV_LOG_QUIET = -8;
    internal const int AV_OPT_SEARCH_CHILDREN = 1;
    internal const int AV_PKT_FLAG_KEY = 1;
    internal const int AV_PKT_DATA_QUALITY_STATS = 8;
    internal const int FF_QP2LAMBDA = 118;
    internal const int AV_PICTURE_TYPE_NONE = 0;
    internal const int AV_PICTURE_TYPE_I = 1;
    internal const long AV_NOPTS_VALUE = long.MinValue;

    internal static delegate* unmanaged<byte*, nint> avcodec_find_encoder_by_name;
    internal static delegate* unmanaged<byte*, nint> avcodec_find_decoder_by_name;
    internal static delegate* unmanaged<nint, nint> avcodec_alloc_context3;
    internal static delegate* unmanaged<nint*, void> avcodec_free_context;
    internal static delegate* unmanaged<nint, nint, nint, int> avcodec_open2;
    internal static delegate* unmanaged<nint, nint, int> avcodec_send_frame;
    internal static delegate* unmanaged<nint, nint, int> avcodec_receive_packet;
    internal static delegate* unmanaged<nint, nint, int> avcodec_send_packet;
    internal static delegate* unmanaged<nint, nint, int> avcodec_receive_frame;
    internal static delegate* unmanaged<nint> av_packet_alloc;
    internal static delegate* unmanaged<nint*, void> av_packet_free;
    internal static delegate* unmanaged<nint, void> av_packet_unref;
    internal static delegate* unmanaged<nint, int, int> av_new_packet;
    internal static delegate* unmanaged<nint, int, nuint*, byte*> av_packet_get_side_data;
    internal static delegate* unmanaged<nint> av_frame_alloc;
    internal static delegate* unmanaged<nint*, void> av_frame_free;
    internal static delegate* unmanaged<nint, void> av_frame_unref;
    internal static delegate* unmanaged<nint, int, int> av_frame_get_buffer;
    internal static delegate* unmanaged<nint, int> av_frame_make_writable;
    internal static delegate* unmanaged<nint, byte*, byte*, int, int> av_opt_set;
    internal static delegate* unmanaged<nint, byte*, long, int, int> av_opt_set_int;
    internal static delegate* unmanaged<int, void> av_log_set_level;
    internal static delegate* unmanaged<int, byte*, nuint, int> av_strerror;

    // libavcodec's major version and that of the libavutil that it was released with, newest first.
    private static readonly (int Codec, int Util)[] Releases = [(62, 60), (61, 59), (60, 58), (59, 57)];

    private static readonly Lazy<string?> Problem = new(Load);

    /// <summary>True when both libraries were found and fit. The first call loads them, which takes some milliseconds and megabytes.</summary>
    public static bool IsAvailable => Problem.Value is null;

    /// <summary>Why the libraries cannot be used, and what to do, as a clause; empty when they can.</summary>
    public static string Reason => Problem.Value ?? "";

    /// <summary>The library that was found, such as "libavcodec 59"; empty before it was looked for and when there is none.</summary>
    public static string Version { get; private set; } = "";

    /// <summary>The offset of AVFrame.pict_type, which lost a deprecated neighbour in libavutil 60.</summary>
    internal static int PictTypeOffset { get; private set; }

    /// <summary>Throws when the libraries cannot be used.</summary>
    internal static void Require()
    {
        if (Problem.Value is string reason)
            throw new NativeException($"Video cannot be used: {reason}.");
    }

    internal static string Describe(int error)
    {
        const int Size = 128;
        byte* text = stackalloc byte[Size];
        return av_strerror(error, text, Size) == 0 ? Marshal.PtrToStringUTF8((nint)text) ?? "" : $"error {error}";
    }

    private static string? Load()
    {
        foreach ((int codecVersion, int utilVersion) in Releases)
        {
            if (!NativeLibrary.TryLoad($"{Libraries.AvCodec}.{codecVersion}", out nint codec)
                || !NativeLibrary.TryLoad($"{Libraries.AvUtil}.{utilVersion}", out nint util))
            {
                continue;
            }

            try
            {
                Bind(codec, util);
            }
            catch (EntryPointNotFoundException missing)
            {
                return $"libavcodec.so.{codecVersion} lacks a function ({missing.Message}); install libavcodec of FFmpeg 5 to 8";
            }

            av_log_set_level(AV_LOG_QUIET);
            PictTypeOffset = utilVersion >= 60 ? 120 : 124;
            Version = $"libavcodec {codecVersion}";
            return AvLayout.Check(codecVersion);
        }

        return "libavcodec is not installed; install libavcodec of FFmpeg 5 to 8 (in Debian 12 the package libavcodec59)";
    }

    private static void Bind(nint codec, nint util)
    {
        avcodec_find_encoder_by_name = (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(codec, nameof(avcodec_find_encoder_by_name));
        avcodec_find_decoder_by_name = (delegate* unmanaged<byte*, nint>)NativeLibrary.GetExport(codec, nameof(avcodec_find_decoder_by_name));
        avcodec_alloc_context3 = (delegate* unmanaged<nint, nint>)NativeLibrary.GetExport(codec, nameof(avcodec_alloc_context3));
        avcodec_free_context = (delegate* unmanaged<nint*, void>)NativeLibrary.GetExport(codec, nameof(avcodec_free_context));
        avcodec_open2 = (delegate* unmanaged<nint, nint, nint, int>)NativeLibrary.GetExport(codec, nameof(avcodec_open2));
        avcodec_send_frame = (delegate* unmanaged<nint, nint, int>)NativeLibrary.GetExport(codec, nameof(avcodec_send_frame));
        avcodec_receive_packet = (delegate* unmanaged<nint, nint, int>)NativeLibrary.GetExport(codec, nameof(avcodec_receive_packet));
        avcodec_send_packet = (delegate* unmanaged<nint, nint, int>)NativeLibrary.GetExport(codec, nameof(avcodec_send_packet));
        avcodec_receive_frame = (delegate* unmanaged<nint, nint, int>)NativeLibrary.GetExport(codec, nameof(avcodec_receive_frame));
        av_packet_alloc = (delegate* unmanaged<nint>)NativeLibrary.GetExport(codec, nameof(av_packet_alloc));
        av_packet_free = (delegate* unmanaged<nint*, void>)NativeLibrary.GetExport(codec, nameof(av_packet_free));
        av_packet_unref = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(codec, nameof(av_packet_unref));
        av_new_packet = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(codec, nameof(av_new_packet));
        av_packet_get_side_data = (delegate* unmanaged<nint, int, nuint*, byte*>)NativeLibrary.GetExport(codec, nameof(av_packet_get_side_data));
        av_frame_alloc = (delegate* unmanaged<nint>)NativeLibrary.GetExport(util, nameof(av_frame_alloc));
        av_frame_free = (delegate* unmanaged<nint*, void>)NativeLibrary.GetExport(util, nameof(av_frame_free));
        av_frame_unref = (delegate* unmanaged<nint, void>)NativeLibrary.GetExport(util, nameof(av_frame_unref));
        av_frame_get_buffer = (delegate* unmanaged<nint, int, int>)NativeLibrary.GetExport(util, nameof(av_frame_get_buffer));
        av_frame_make_writable = (delegate* unmanaged<nint, int>)NativeLibrary.GetExport(util, nameof(av_frame_make_writable));
        av_opt_set = (delegate* unmanaged<nint, byte*, byte*, int, int>)NativeLibrary.GetExport(util, nameof(av_opt_set));
        av_opt_set_int = (delegate* unmanaged<nint, byte*, long, int, int>)NativeLibrary.GetExport(util, nameof(av_opt_set_int));
        av_log_set_level = (delegate* unmanaged<int, void>)NativeLibrary.GetExport(util, nameof(av_log_set_level));
        av_strerror = (delegate* unmanaged<int, byte*, nuint, int>)NativeLibrary.GetExport(util, nameof(av_strerror));
    }
}
