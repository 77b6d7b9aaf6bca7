namespace Rdfwd.Display.Codecs.Video;

/// <summary>How one of FFmpeg's H.264 encoders is made to give each frame at once, without key frames that nobody asked for.</summary>
/// <param name="Name">FFmpeg's name.</param>
/// <param name="UsesNv12">It takes NV12 instead of planar 4:2:0.</param>
/// <param name="SupportsFullChroma">It can encode 4:4:4.</param>
/// <param name="HasConstantQuality">It has a quality that it does not exceed, <c>crf</c>; else it fills its bit rate.</param>
/// <param name="Options">Its own options. One that this version lacks is left out.</param>
internal sealed record EncoderProfile(
    string Name, bool UsesNv12, bool SupportsFullChroma, bool HasConstantQuality, (string Name, string Value)[] Options)
{
    // A high rate means a high level, whose motion vectors may be so long that the tables of what each costs take 18 MB, and time at the start.
    private const string X264Parameters = "keyint=infinite:scenecut=0:mvrange=512";

    /// <summary>The processor does the work, not a device.</summary>
    public bool IsSoftware { get; init; }

    /// <summary>Further options where bytes are cheaper than the processor's time.</summary>
    public (string Name, string Value)[] FastLinkOptions { get; init; } = [];

    /// <summary>In the order in which they are tried: hardware spares the processor, libx264 gives the better picture of the others.</summary>
    public static IReadOnlyList<EncoderProfile> Table { get; } =
    [
        new("h264_nvenc", false, true, false,
            [("preset", "p2"), ("tune", "ull"), ("rc", "vbr"), ("zerolatency", "1"), ("delay", "0"), ("forced-idr", "1"), ("g", "-1"), ("bf", "0")]),
        new("h264_qsv", true, false, false,
            [("preset", "veryfast"), ("async_depth", "1"), ("forced_idr", "1"), ("low_delay_brc", "1"), ("g", "65535"), ("bf", "0")]),
        new("h264_vaapi", true, false, false,
            [("async_depth", "1"), ("g", "65535"), ("bf", "0")]),
        new("h264_v4l2m2m", false, false, false,
            [("g", "65535"), ("bf", "0")]),
        new("libx264", false, true, true,
            [("preset", "superfast"), ("tune", "zerolatency"), ("forced-idr", "1"), ("x264-params", X264Parameters)])
        {
            IsSoftware = true,
            // At high rates the arithmetic coder takes more time than everything else, at both ends, and there is nothing to smooth.
            FastLinkOptions = [("coder", "vlc"), ("x264-params", X264Parameters + ":no-deblock=1")],
        },
        new("libopenh264", false, false, false,
            [("rc_mode", "bitrate"), ("allow_skip_frames", "0"), ("g", "65535")])
        {
            IsSoftware = true,
        },
    ];

    public static EncoderProfile Named(string name)
    {
        foreach (EncoderProfile profile in Table)
        {
            if (profile.Name == name)
                return profile;
        }

        throw new VideoCodecException($"There is no encoder named {name}; use one of {string.Join(", ", Table.Select(p => p.Name))}.");
    }
}
