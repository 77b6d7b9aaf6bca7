using Rdfwd.Display.Codecs.Policy;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Interop;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

public sealed partial class WindowEncoder
{
    // One stream at a time: a window's only moving part, or the largest.
    private const int StreamId = 0;

    // A stream whose pictures are larger than the area by more than this is replaced.
    private const int MaxPaddingPercent = 200;

    private const long IdleStreamUs = 5_000_000;

    // The other end may fail for a moment; when it keeps failing it cannot do video.
    private const int MaxDecodeFailures = 3;

    private VideoEncoder? _stream;
    private string _streamEncoder = "";
    private bool _keyFrameNeeded;
    private long _keyFrameUs;
    private long _lastVideoUs;
    private int _decodeFailures;

    /// <summary>FFmpeg's name of the encoder of the video stream that is open now; empty when there is none.</summary>
    public string VideoEncoderName => _stream is null ? "" : _streamEncoder;

    /// <summary>Why no video is sent although the mode allows it; empty otherwise.</summary>
    public string VideoProblem { get; private set; } = "";

    /// <summary>
    /// The viewer could not decode a frame: the video begins anew with a key frame. After some failures in a row video is not used any
    /// more for this viewer.
    /// </summary>
    /// <param name="encodedUs">The time that <see cref="Encode"/> was given for that frame. A key frame since then is answer enough.</param>
    public void OnCannotDecode(long encodedUs)
    {
        if (encodedUs < _keyFrameUs)
            return;
        _keyFrameNeeded = true;
        foreach (ref Tile tile in _grid.All)
        {
            if (tile.Inexact)
                tile.VideoAtUs = 0;
        }

        if (++_decodeFailures >= MaxDecodeFailures)
            DisableVideo("the viewer cannot decode it");
    }

    /// <summary>The viewer decoded a frame that held video.</summary>
    public void OnDecoded()
    {
        _decodeFailures = 0;
    }

    /// <summary>Gives back the memory of a video stream that was not used for some seconds. Call now and then.</summary>
    public void ReleaseIdle(long nowUs)
    {
        if (_stream is not null && nowUs - _lastVideoUs > IdleStreamUs)
            CloseStream();
    }

    private void DisableVideo(string reason)
    {
        CloseStream();
        VideoProblem = $"Everything is sent without loss: {reason}.";
    }

    private void CloseStream()
    {
        _stream?.Dispose();
        _stream = null;
    }

    /// <summary>Sends one area as a frame of the video stream. Returns false when there is no encoder for it.</summary>
    private bool TrySendVideo(ImageView current, in VideoPlan plan, int frameBytes, long nowUs, ref FrameOutput output)
    {
        Rect area = _grid.Area(plan.Tiles);
        while (VideoProblem.Length == 0)
        {
            try
            {
                PrepareStream(area, plan.FullChroma, frameBytes);
                if (_stream is null)
                    return false;
                ReadOnlySpan<byte> data = _stream.Encode(current, area, frameBytes, _keyFrameNeeded, out bool isKeyFrame);
                if (isKeyFrame)
                    _keyFrameUs = nowUs;
                _keyFrameNeeded &= !isKeyFrame;
                output.Add(area, RectCodec.H264, VideoFormat.Pack(StreamId, isKeyFrame, _stream.FullChroma), data);
                MarkVideo(current, plan.Tiles, area, nowUs);
                return true;
            }
            catch (NativeException failure)
            {
                CloseStream();
                if (Options.Encoder is not null)
                    DisableVideo(failure.Message);
                else
                    VideoCodecs.LeaveEncoder(_streamEncoder, failure.Message);
            }
        }

        return false;
    }

    private void PrepareStream(Rect area, bool fullChroma, int frameBytes)
    {
        if (_stream is not null && _stream.WantsFullChroma == fullChroma && _stream.Width >= area.Width && _stream.Height >= area.Height
            && (long)_stream.Width * _stream.Height * 100 <= Math.Max(area.Area, VideoEncoder.SmallArea) * MaxPaddingPercent)
        {
            return;
        }

        CloseStream();
        CodecSelection selection = VideoCodecs.SelectEncoder(Options.Encoder);
        if (!selection.IsAvailable)
        {
            DisableVideo(selection.Reason);
            return;
        }

        _streamEncoder = selection.Name;
        _stream = new VideoEncoder(EncoderProfile.Named(selection.Name), area.Width, area.Height, fullChroma, Options.Quality, frameBytes);
        _keyFrameNeeded = true;
    }

    private void MarkVideo(ImageView current, Rect tiles, Rect area, long nowUs)
    {
        _lastVideoUs = nowUs;
        PixelOps.Copy(current, _shadow.Target, area);
        for (int row = tiles.Y; row < tiles.Bottom; row++)
        {
            for (int column = tiles.X; column < tiles.Right; column++)
            {
                ref Tile tile = ref _grid.At(column, row);
                tile.Stale = false;
                tile.Inexact = true;
                tile.Unknown = false;
                tile.VideoAtUs = nowUs;
            }
        }
    }
}
