using System.Diagnostics.CodeAnalysis;
using Rdfwd.Display.Codecs.Policy;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Interop;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    // A stream whose pictures are larger than the area by more than this is replaced.
    private const int MaxPaddingPercent = 200;

    // Below this many pixels padding costs nothing worth a new stream.
    private const int SmallArea = 256 * 256;

    // A frame may have so many bytes for 1000 pixels: then the link is fast, or is not fast any more.
    private const int FastLinkBytes = 250;
    private const int SlowLinkBytes = 60;

    // A link that became fast must stay so for this long before a stream begins anew for it.
    private const long FastLinkSinceUs = 2_000_000;

    // What a frame of a film takes the link is a part of how late it is seen. More bytes than these for 1000 pixels no longer show, so that
    // beyond them it goes in so little time.
    private const int PlentyBytes = 22;
    private const int QuickSpanUs = 7_000;

    private const long IdleStreamUs = 5_000_000;

    // The other end may fail for a moment; when it keeps failing it cannot do video.
    private const int MaxDecodeFailures = 3;

    // For a limit of video: which time one frame may count as its own.
    private const long ShortestVideoUs = 4_000;
    private const long LongestVideoUs = 100_000;
    private const int LeastVideoBytes = 500;

    // A window's only moving part, or the largest.
    private VideoStrips? _strips;
    private StreamSettings _streamSettings;
    private long _slowLinkUs;
    private string _streamEncoder = "";
    private Rect _videoTiles;
    private Rect _videoArea;
    private bool _keyFrameNeeded;
    private long _keyFrameUs;
    private long _lastVideoUs;
    private int _decodeFailures;
    private Rect _unremembered;

    /// <summary>
    /// The frame that is encoded next leaves before the pixels of its video are copied: <see cref="Remember"/> is called before anything else.
    /// </summary>
    internal bool RemembersLater { get; set; }

    /// <summary>FFmpeg's name of the encoder of the video stream that is open now; empty when there is none.</summary>
    public string VideoEncoderName => _strips is null ? "" : _streamEncoder;

    /// <summary>Why no video is sent although the mode allows it, one sentence; empty otherwise.</summary>
    public string VideoProblem { get; private set; } = "";

    /// <summary>
    /// The viewer could not decode a frame: the video begins anew with a key frame. After some failures in a row video is not used any
    /// more for this viewer.
    /// </summary>
    /// <param name="encodedUs">The time that <see cref="Encode"/> was given for that frame. A key frame since then is answer enough.</param>
    public void OnCannotDecode(long encodedUs)
    {
        // Frames that were under way when the first one failed cannot be decoded either.
        if (encodedUs < _keyFrameUs || _keyFrameNeeded)
            return;
        _keyFrameNeeded = true;
        foreach (ref Tile tile in _grid.All)
        {
            if (tile.Inexact)
                tile.VideoAtUs = 0;
        }

        if (++_decodeFailures >= MaxDecodeFailures)
            DisableVideo("The viewer cannot decode video, so everything is sent without loss.");
    }

    /// <summary>The viewer decoded a frame that held video.</summary>
    public void OnDecoded()
    {
        _decodeFailures = 0;
    }

    /// <summary>Copies what the last call of <see cref="Encode"/> left for later.</summary>
    /// <param name="current">What that call was given, unchanged.</param>
    internal void Remember(ImageView current)
    {
        if (_unremembered.IsEmpty)
            return;
        RequireSize(current);
        PixelOps.Copy(current, _shadow.Target, _unremembered);
        _unremembered = default;
    }

    /// <summary>Gives back the memory of a video stream that was not used for some seconds. Call now and then.</summary>
    public void ReleaseIdle(long nowUs)
    {
        if (_strips is not null && nowUs - _lastVideoUs > IdleStreamUs)
            CloseStream();
    }

    private void DisableVideo(string reason)
    {
        CloseStream();
        VideoProblem = reason;
    }

    private void CloseStream()
    {
        _strips?.Dispose();
        _strips = null;
    }

    /// <summary>Sends one area as a frame of the video stream. Returns false when there is no encoder for it.</summary>
    private bool TrySendVideo(ImageView current, in VideoPlan plan, in FrameBudget budget, long nowUs, ref FrameOutput output)
    {
        Rect area = VideoArea(plan.Tiles);
        int frameBytes = LimitVideo(Math.Max(output.Remaining, budget.Bytes / 2), nowUs);
        while (VideoProblem.Length == 0 && !area.IsEmpty)
        {
            try
            {
                if (!TryPrepareStream(area, plan.FullChroma, frameBytes, nowUs))
                    return false;
                _strips.Encode(current, area, Quick(frameBytes, area, budget.BytesPerSecond), _keyFrameNeeded, Tools.Crew, ref output, out bool isKeyFrame);
                if (isKeyFrame)
                    _keyFrameUs = nowUs;
                _keyFrameNeeded &= !isKeyFrame;
                MarkVideo(current, plan.Tiles, area, nowUs);
                return true;
            }
            catch (NativeException failure)
            {
                CloseStream();
                if (_options.Encoder is not null)
                    DisableVideo(failure.Message);
                else
                    _videoSource.Leave(_streamEncoder, failure.Message);
            }
            catch (VideoCodecException failure)
            {
                DisableVideo(failure.Message);
            }
        }

        return false;
    }

    // What the user allows for the time since the last frame, so that it holds at any rate of frames.
    private int LimitVideo(int frameBytes, long nowUs)
    {
        if (_options.VideoBitsPerSecond == 0)
            return frameBytes;
        long sinceUs = Math.Clamp(nowUs - _lastVideoUs, ShortestVideoUs, LongestVideoUs);
        return (int)Math.Clamp(_options.VideoBitsPerSecond / 8 * sinceUs / 1_000_000, Math.Min(LeastVideoBytes, frameBytes), frameBytes);
    }

    // Text that is lossy needs every byte, and who asks for a better picture gets it.
    private int Quick(int frameBytes, Rect area, long bytesPerSecond)
    {
        if (bytesPerSecond == 0 || _streamSettings.FullChroma || _options.Quality < EncoderOptions.DefaultQuality)
            return frameBytes;
        long quick = Math.Max(bytesPerSecond * QuickSpanUs / 1_000_000, area.Area * PlentyBytes / 1000);
        return (int)Math.Min(frameBytes, quick);
    }

    /// <summary>The changed pixels within the tiles, and what was sent of the same tiles before: nothing around a film becomes inexact.</summary>
    private Rect VideoArea(Rect tiles)
    {
        Rect changed = _videoTiles == tiles ? _videoArea.Intersect(_grid.Bounds) : default;
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
            {
                ref readonly Tile tile = ref _grid.At(column, row);
                if (tile.Stale)
                    changed = changed.Union(tile.Changed);
            }
        }

        _videoTiles = tiles;
        _videoArea = changed;
        return changed;
    }

    [MemberNotNullWhen(true, nameof(_strips))]
    private bool TryPrepareStream(Rect area, bool fullChroma, int frameBytes, long nowUs)
    {
        bool isFast = IsFastLink(area, frameBytes, nowUs);
        if (_strips is not null && _streamSettings.FullChroma == fullChroma && _streamSettings.IsFastLink == isFast && Fits(_strips, area))
            return true;
        CloseStream();
        CodecSelection selection = _videoSource.Select(_options.Encoder);
        if (!selection.IsAvailable)
        {
            DisableVideo(selection.Reason);
            return false;
        }

        _streamEncoder = selection.Name;
        _streamSettings = new StreamSettings(area.Width, area.Height, fullChroma, isFast, _options.Quality, frameBytes, _videoSource.MostAtOnce(selection.Name));
        _strips = VideoStrips.Open(_videoSource, selection.Name, _streamSettings);
        _keyFrameNeeded = true;
        return true;
    }

    private static bool Fits(VideoStrips strips, Rect area)
    {
        return strips.Width >= area.Width && strips.Height >= area.Height
            && (long)strips.Width * strips.Height * 100 <= Math.Max(area.Area, SmallArea) * MaxPaddingPercent;
    }

    private bool IsFastLink(Rect area, int frameBytes, long nowUs)
    {
        long share = frameBytes * 1000L / Math.Max(area.Area, 1);
        if (share < FastLinkBytes)
            _slowLinkUs = nowUs;
        if (_strips is null)
            return share >= FastLinkBytes;
        return _streamSettings.IsFastLink ? share >= SlowLinkBytes : nowUs - _slowLinkUs > FastLinkSinceUs;
    }

    private void MarkVideo(ImageView current, Rect tiles, Rect area, long nowUs)
    {
        _lastVideoUs = nowUs;
        if (RemembersLater)
            _unremembered = area;
        else
            PixelOps.Copy(current, _shadow.Target, area);
        AddInexact(area);
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                tile.Stale = false;
                tile.Unknown = false;
                tile.VideoAtUs = nowUs;
            }
        }
    }
}
