using Rdfwd.Display.Codecs.Policy;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Pacing;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Codecs;

/// <summary>
/// Turns the changes of one window into frames for one viewer. It remembers what it last sent (the shadow) and which tiles are
/// stale (the source may differ from the shadow) or inexact (the viewer shows a lossy form of the shadow). Everywhere else the
/// viewer shows exactly the source of the last call. Owned by one thread; owns native encoders.
/// </summary>
public sealed partial class WindowEncoder : IDisposable
{
    private readonly TileGrid _grid = new();
    private readonly Region _lossy = new();
    private readonly Comparison<Rect> _refineOrder;
    private readonly Comparison<Rect> _liveOrder;
    private readonly IVideoSource _videoSource;
    private EncoderOptions _options;
    private IFramePolicy _policy;
    private NativeImage _shadow;
    private EncoderTools? _tools;
    private EncoderTools? _ownTools;
    private bool _announce;

    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="height">Of the window, in pixels.</param>
    /// <param name="options">What the user decided; null for the defaults.</param>
    public WindowEncoder(int width, int height, EncoderOptions? options = null)
        : this(width, height, options ?? new EncoderOptions(), LibAvVideoSource.Instance)
    {
    }

    internal WindowEncoder(int width, int height, EncoderOptions options, IVideoSource videoSource)
    {
        _videoSource = videoSource;
        _options = options;
        _policy = CreatePolicy(_options.Mode);
        _refineOrder = CompareUrgency;
        _liveOrder = CompareAge;
        _shadow = new NativeImage(width, height);
        _grid.Resize(width, height);
        Reset();
    }

    public int Width => _grid.Bounds.Width;

    public int Height => _grid.Bounds.Height;

    /// <summary>What the user decided. A new value is used from the next frame on.</summary>
    public EncoderOptions Options
    {
        get => _options;
        set
        {
            if (value.Mode != _options.Mode)
                _policy = CreatePolicy(value.Mode);
            if (value.Encoder != _options.Encoder || value.Quality != _options.Quality)
                CloseStream();
            if (value.Encoder != _options.Encoder)
                VideoProblem = "";
            _options = value;
        }
    }

    /// <summary>What it works with from the next call on, borrowed; others may use it between the calls. Its own where nobody lends any.</summary>
    internal EncoderTools Tools
    {
        get => _tools ??= _ownTools = new EncoderTools();
        set => _tools = value;
    }

    /// <summary>Reads the time for <see cref="ClassifiedUs"/>; null where nobody asks.</summary>
    internal Func<long>? StageClock { get; set; }

    /// <summary>When the last call of <see cref="Encode"/> knew what had changed and how it looks; without a clock the time it was given.</summary>
    public long ClassifiedUs { get; private set; }

    /// <summary>True when the last call left changes unsent for want of budget: call <see cref="Encode"/> again, without new damage, when there is credit.</summary>
    public bool HasPending => _announce || !_active.IsEmpty;

    /// <summary>True when the viewer shows exactly the source of the last call.</summary>
    public bool IsExact
    {
        get
        {
            if (!_inexact.IsEmpty)
                return false;
            foreach (ref readonly Tile tile in _grid.All)
            {
                if (tile.Stale)
                    return false;
            }

            return true;
        }
    }

    /// <summary>Where the viewer may show something else than the source of the last call. Made anew by each read; valid until the next.</summary>
    public Region Lossy
    {
        get
        {
            _lossy.Set(_inexact);
            for (int row = 0; row < _grid.Rows; row++)
            {
                for (int column = 0; column < _grid.Columns; column++)
                {
                    ref readonly Tile tile = ref _grid.At(column, row);
                    if (tile.Stale)
                        _lossy.Add(_grid.Area(column, row));
                }
            }

            return _lossy;
        }
    }

    /// <summary>
    /// A new viewer, or one whose image is lost: all of the window is sent again, as if it were damaged.
    /// </summary>
    public void Reset()
    {
        _grid.All.Clear();
        _inexact.Clear();
        MarkAllStale();
        foreach (ref Tile tile in _grid.All)
            tile.Unknown = true;
        _kept = null;
        _announce = true;
        _keyFrameNeeded = true;
        _decodeFailures = 0;
    }

    /// <summary>
    /// The window has a new size. The viewer keeps the pixels that both sizes share at their distance from the upper left corner
    /// and begins with black elsewhere (<see cref="WindowDecoder.CarryOver"/>). Everything counts as damaged.
    /// </summary>
    public void Resize(int width, int height)
    {
        if (width == Width && height == Height)
            return;
        NativeImage shadow = new(width, height);
        WindowDecoder.CarryOver(_shadow.View, shadow.Target);
        _shadow.Dispose();
        _shadow = shadow;
        _grid.Resize(width, height);
        _kept = null;
        _inexact.IntersectWith(_grid.Bounds);
        NoteInexact(_grid.Bounds);
        MarkAllStale();
        _announce = true;
    }

    /// <summary>
    /// Appends one frame's rectangles and data. Returns true when a frame should be sent; after <see cref="Resize"/> it may have no
    /// rectangles.
    /// </summary>
    /// <param name="current">The whole window, of the size last given; what is outside the damage is as it was in the last call.</param>
    /// <param name="damage">What was captured anew; may be empty.</param>
    /// <param name="budget">How much the frame may hold. It is passed only where the smallest piece is larger.</param>
    /// <param name="nowUs">The time of the capture, of one monotonic clock.</param>
    /// <param name="rects">Receives the rectangles.</param>
    /// <param name="data">Receives their data.</param>
    public bool Encode(ImageView current, Region damage, in FrameBudget budget, long nowUs, List<FrameRect> rects, PooledBuffer data)
    {
        RequireSize(current);
        if (!_unremembered.IsEmpty)
            throw new InvalidOperationException("The frame before was not remembered.");
        MarkStale(damage, nowUs);
        if (!budget.MaySend)
            return false;
        FrameOutput output = new(rects, data, budget.Bytes);
        UseKept(current);
        FindChanges(current);
        SendMoves(current, nowUs, ref output);
        Classify(current, nowUs);
        ClassifiedUs = StageClock?.Invoke() ?? nowUs;
        FrameSituation situation = new(nowUs, budget, _active, ExpectedExactBytes(out long demand), demand);
        VideoPlan plan = VideoProblem.Length == 0 ? _policy.Decide(_grid, situation) : VideoPlan.None;
        if (plan.FullChroma)
            LearnWithoutSending(current);
        if (!plan.IsNone)
            TrySendVideo(current, plan, budget, nowUs, ref output);
        SendExact(current, ref output);
        ShrinkActive();
        bool send = _announce || output.Count > 0;
        _announce = false;
        return send;
    }

    public void Dispose()
    {
        CloseStream();
        _ownTools?.Dispose();
        _shadow.Dispose();
    }

    private static IFramePolicy CreatePolicy(EncodingMode mode)
    {
        return mode switch
        {
            EncodingMode.Lossless => new LosslessPolicy(),
            EncodingMode.H264 => new VideoPolicy(),
            _ => new AutoPolicy(),
        };
    }

    private void RequireSize(ImageView current)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(current.Width, Width);
        ArgumentOutOfRangeException.ThrowIfNotEqual(current.Height, Height);
    }
}
