using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Interop.LibAv;
using Rdfwd.Interop.LibYuv;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>
/// Finds the H.264 encoder and decoder of this machine by trying each with one frame. The answers are kept for the life of the
/// process. Thread-safe. The first question loads libavcodec, which takes some milliseconds and megabytes, so ask when there is need.
/// </summary>
public static class VideoCodecs
{
    private const int TrialSide = 160;
    private const int TrialFrameBytes = 8000;
    private const int TrialQuality = 30;

    // One key frame of 160x160: grey, the upper left quarter orange.
    private const string TrialStream =
        "000000016764000DACB4142B4D41818190000003001000000303C8F142AA0000000168EF0472C00000000165888404BFCDF81EE788AB1F5B7EE60D7F"
        + "EB3256BEDECEA5AC6FDA9410961BBAC55B7C04E3FEA1582C0308974DC8D17E13D8B65F5CB66498FBC16905C86D25A9C7EACB06A6FDB649B4D6B9E51B2A294B560CA981";

    private static readonly string[] DecoderNames = ["h264_v4l2m2m", "h264_qsv", "h264_cuvid", SoftwareDecoder];
    private static readonly Lock Gate = new();
    private static readonly List<CodecAttempt> LeftEncoders = [];
    private static readonly List<CodecAttempt> LeftDecoders = [];
    private static CodecSelection? _encoder;
    private static CodecSelection? _decoder;

    /// <summary>The decoder that can do every form of H.264 that is sent here.</summary>
    internal const string SoftwareDecoder = "h264";

    /// <summary>FFmpeg's names of the encoders that are tried, in order.</summary>
    public static IReadOnlyList<string> KnownEncoders { get; } = [.. EncoderProfile.Table.Select(p => p.Name)];

    /// <summary>FFmpeg's names of the decoders that are tried, in order.</summary>
    public static IReadOnlyList<string> KnownDecoders => DecoderNames;

    /// <summary>The best encoder that works here, or the one that the user forces.</summary>
    /// <param name="forced">FFmpeg's name, or null to choose. Throws <see cref="VideoCodecException"/> when it does not work here.</param>
    public static CodecSelection SelectEncoder(string? forced = null)
    {
        if (forced is null)
        {
            lock (Gate)
                return _encoder ??= Select("encoder", KnownEncoders, TryEncoder, LeftEncoders);
        }

        EncoderProfile profile = EncoderProfile.Named(forced);
        return Force("encoder", profile.Name, KnownEncoders, TryEncoder);
    }

    /// <summary>What <see cref="SelectEncoder"/> chose; null while there was no need. Loads nothing.</summary>
    public static CodecSelection? ChosenEncoder
    {
        get
        {
            lock (Gate)
                return _encoder;
        }
    }

    /// <summary>What <see cref="SelectDecoder"/> chose; null while there was no need. Loads nothing.</summary>
    public static CodecSelection? ChosenDecoder
    {
        get
        {
            lock (Gate)
                return _decoder;
        }
    }

    /// <summary>Tries every codec of both tables, also those behind the first that works. For a process that ends soon: what is loaded stays.</summary>
    public static CodecTrials TryAll() => new(
        Select("encoder", KnownEncoders, TryEncoder, [], all: true), Select("decoder", DecoderNames, TryDecoder, [], all: true));

    /// <summary>The best decoder that works here, or the one that the user forces.</summary>
    /// <param name="forced">FFmpeg's name, or null to choose. Throws <see cref="VideoCodecException"/> when it does not work here.</param>
    public static CodecSelection SelectDecoder(string? forced = null)
    {
        if (forced is null)
        {
            lock (Gate)
                return _decoder ??= Select("decoder", DecoderNames, TryDecoder, LeftDecoders);
        }

        if (!DecoderNames.Contains(forced))
            throw new VideoCodecException($"There is no decoder named {forced}; use one of {string.Join(", ", DecoderNames)}.");
        return Force("decoder", forced, DecoderNames, TryDecoder);
    }

    /// <summary>The encoder failed in mid-stream: the next question finds another one.</summary>
    /// <param name="name">FFmpeg's name.</param>
    /// <param name="reason">What happened, one sentence.</param>
    public static void LeaveEncoder(string name, string reason)
    {
        lock (Gate)
        {
            if (_encoder?.Name != name)
                return;
            LeftEncoders.Add(new CodecAttempt(name, false, $"Was left because it failed: {reason}"));
            _encoder = null;
        }
    }

    /// <summary>The decoder failed in mid-stream: the next question finds another one. The last of the table is never left, as its data may be to blame.</summary>
    /// <param name="name">FFmpeg's name.</param>
    /// <param name="reason">What happened, a clause.</param>
    public static void LeaveDecoder(string name, string reason)
    {
        lock (Gate)
        {
            if (_decoder?.Name != name || name == SoftwareDecoder)
                return;
            LeftDecoders.Add(new CodecAttempt(name, false, $"Was left because it failed: {reason}."));
            _decoder = null;
        }
    }

    private static CodecSelection Force(string kind, string name, IReadOnlyList<string> known, Func<string, CodecAttempt> attempt)
    {
        CodecAttempt tried = attempt(name);
        if (tried.Works)
            return new CodecSelection(name, $"{name} was asked for, and works.", [tried]);
        string[] working = [.. known.Where(other => other != name && attempt(other).Works)];
        string others = working.Length > 0 ? $"these do: {string.Join(", ", working)}" : $"nor does any other {kind}";
        throw new VideoCodecException($"The {kind} {name} was asked for, but does not work on {Environment.MachineName} ({tried.Reason.TrimEnd('.')}); {others}.");
    }

    private static CodecSelection Select(
        string kind, IReadOnlyList<string> names, Func<string, CodecAttempt> attempt, IReadOnlyList<CodecAttempt> left, bool all = false)
    {
        string missing = !LibAv.IsAvailable ? LibAv.Reason : LibYuv.Reason;
        if (missing.Length > 0)
            return new CodecSelection("", $"There is no H.264 {kind}, and everything is sent without loss: {missing}.", []);
        List<CodecAttempt> attempts = [];
        foreach (string name in names)
        {
            CodecAttempt tried = left.FirstOrDefault(l => l.Name == name) ?? attempt(name);
            attempts.Add(tried);
            if (tried.Works && !all)
                break;
        }

        return attempts.Find(a => a.Works) is { } first
            ? new CodecSelection(first.Name, $"{first.Name} is the first {kind} of the table that works here ({LibAv.Version}).", attempts)
            : new CodecSelection("", $"No H.264 {kind} of {LibAv.Version} works here, and everything is sent without loss.", attempts);
    }

    private static CodecAttempt TryEncoder(string name)
    {
        try
        {
            PixelBuffer image = new();
            image.Resize(TrialSide, TrialSide);
            PixelOps.Fill(image.Target, image.View.Bounds, 0x808080);
            using VideoEncoder encoder = new(EncoderProfile.Named(name), new StreamSettings(TrialSide, TrialSide, false, false, TrialQuality, TrialFrameBytes, 1));
            int bytes = encoder.Encode(image.View, image.View.Bounds, TrialFrameBytes, true, out bool isKeyFrame).Length;
            return isKeyFrame
                ? new CodecAttempt(name, true, $"Gave a key frame of {bytes} bytes at once.")
                : new CodecAttempt(name, false, "Its first frame was no key frame.");
        }
        catch (NativeException failure)
        {
            return new CodecAttempt(name, false, failure.Message);
        }
        catch (EntryPointNotFoundException missing)
        {
            return new CodecAttempt(name, false, $"libyuv is too old: {missing.Message}");
        }
    }

    private static CodecAttempt TryDecoder(string name)
    {
        try
        {
            PixelBuffer image = new();
            image.Resize(TrialSide, TrialSide);
            using VideoDecoder decoder = new(name, 1);
            if (!decoder.TryDecode(Convert.FromHexString(TrialStream), image.Target, image.View.Bounds, out string reason))
                return new CodecAttempt(name, false, $"Did not give its first picture at once: {reason}.");
            return LooksRight(image)
                ? new CodecAttempt(name, true, "Gave the right picture at once.")
                : new CodecAttempt(name, false, "Gave a wrong picture.");
        }
        catch (NativeException failure)
        {
            return new CodecAttempt(name, false, failure.Message);
        }
        catch (EntryPointNotFoundException missing)
        {
            return new CodecAttempt(name, false, $"libyuv is too old: {missing.Message}");
        }
    }

    private static bool LooksRight(PixelBuffer image)
    {
        return IsNear(image.Row(40)[40], 0xC04020) && IsNear(image.Row(120)[120], 0x808080);
    }

    private static bool IsNear(uint pixel, uint expected)
    {
        const int Tolerance = 16;
        for (int shift = 0; shift < 24; shift += 8)
        {
            if (Math.Abs((int)((pixel >> shift) & 0xFF) - (int)((expected >> shift) & 0xFF)) > Tolerance)
                return false;
        }

        return true;
    }
}
