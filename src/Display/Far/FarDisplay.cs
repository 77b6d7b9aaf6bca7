using Microsoft.Extensions.Logging;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Images;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Wire;

namespace Rdfwd.Display.Far;

/// <summary>
/// The far end's display: manages the windows of an X server, captures and sends their pixels, injects input. Any thread may call it.
/// Disposing leaves the X server and its programs as they are.
/// </summary>
public sealed class FarDisplay : IDisposable
{
    // A near end tries its codecs before it answers.
    private static readonly TimeSpan DecoderPatience = TimeSpan.FromSeconds(5);

    private readonly FarDisplayOptions _options;
    private readonly WindowManager _wm;
    private readonly PixelEngine _pixels;
    private readonly KeymapInstaller _keymap;
    private readonly Lock _gate = new();
    private readonly List<FarViewer> _viewers = [];

    private FarDisplay(FarDisplayOptions options, WindowManager wm, PixelEngine pixels, ILogger log)
    {
        _options = options;
        _wm = wm;
        _pixels = pixels;
        _keymap = new KeymapInstaller(options.DisplayName, options.AuthorityFile, log);
        _wm.Lost += why => Lost?.Invoke(why);
        _pixels.Lost += why => Lost?.Invoke(why);
        _wm.Changed += _pixels.NoteWindow;
    }

    /// <summary>Raised when the X server is gone, with a sentence for people; possibly more than once.</summary>
    public event Action<string>? Lost;

    /// <summary>How many windows are on the screen, menus included.</summary>
    public int WindowCount => _wm.Snapshot.Count;

    /// <summary>Becomes the window manager of a display and releases what an earlier session may have left pressed.</summary>
    /// <exception cref="DisplayException">No such display, another window manager, or an extension is missing.</exception>
    public static FarDisplay Open(FarDisplayOptions options, ILogger log)
    {
        WindowManager? wm = null;
        PixelEngine? pixels = null;
        try
        {
            using (XConnection x = XConnection.Open(options.DisplayName, options.AuthorityFile))
                InputInjector.ReleaseLeftovers(x);
            wm = WindowManager.Open(options.DisplayName, options.AuthorityFile, log, TimeProvider.System);
            pixels = PixelEngine.Open(options.DisplayName, options.AuthorityFile, options.Picture, log, TimeProvider.System);
            FarDisplay display = new(options, wm, pixels, log);
            pixels.Begin();
            wm.Begin();
            return display;
        }
        catch
        {
            pixels?.Dispose();
            wm?.Dispose();
            throw;
        }
    }

    /// <summary>Adds a viewer that has said hello: it gets the full state and from then on all changes.</summary>
    /// <param name="connection">The viewer's.</param>
    /// <param name="resumes">It still shows the windows of a lost link, and says first what it kept of them.</param>
    /// <param name="settings">What it asked for; null for the defaults.</param>
    /// <param name="tellsDecoder">It answers <see cref="Wire.Messages.AskDecoder"/>.</param>
    public FarViewer Attach(WireConnection connection, bool resumes = false, ViewerSettings? settings = null, bool tellsDecoder = false)
    {
        InputInjector input = new(XConnection.Open(_options.DisplayName, _options.AuthorityFile), _wm, connection);
        FarViewer viewer = new(connection, _wm, _pixels, input, _keymap, resumes, settings ?? ViewerSettings.Default, Forget) { TellsDecoder = tellsDecoder };
        lock (_gate)
            _viewers.Add(viewer);
        return viewer;
    }

    /// <summary>What it does and why. Slow at the first time: the codecs of both ends are tried for it.</summary>
    public FarDisplayInfo GetInfo()
    {
        FarViewer? viewer = NewestViewer;
        viewer?.AskDecoder();
        CodecSelection encoder = SelectEncoder();
        CodecSelection decoder = viewer?.AwaitDecoder(DecoderPatience) ?? new CodecSelection("", "Nobody is attached.", []);
        return new FarDisplayInfo(_options.DisplayName, _wm.ScreenWidth, _wm.ScreenHeight, _keymap.Description, Options, encoder, decoder, _wm.Report(), _pixels.Report());
    }

    /// <summary>Adds a viewer that only looks; it gets the full state and from then on all changes, exactly.</summary>
    public FarRecorder Record(WireConnection connection) => new(connection, _wm, _pixels);

    /// <summary>What the user decided about the pictures, for all viewers.</summary>
    public PictureOptions Options => _pixels.Options;

    /// <summary>Decides anew; holds from the next frames on. Throws <see cref="VideoCodecException"/> when the encoder that it names does not work here.</summary>
    public void SetOptions(PictureOptions options)
    {
        if (options.Encoder is { } encoder && encoder != Options.Encoder)
            _ = VideoCodecs.SelectEncoder(encoder);
        _pixels.Options = options;
    }

    /// <summary>The newest records of frames; see <see cref="FrameRing.Snapshot"/>.</summary>
    public FramesReport GetFrames(long after, int most) => _pixels.ReportFrames(after, most);

    /// <summary>How each window's frames did in the last so many µs.</summary>
    public DisplayStatistics GetStatistics(long spanUs)
    {
        Dictionary<uint, string> titles = _wm.Report().ToDictionary(w => w.Id, w => w.Title);
        return new DisplayStatistics(
            [.. _pixels.ReportStatistics(spanUs).Select(w => w with { Title = titles.GetValueOrDefault(w.Window, "") })], _pixels.Report(), NewestViewer?.Decoder?.Name ?? "");
    }

    /// <summary>Writes a PNG of one window, or of the screen with all windows in their order.</summary>
    /// <exception cref="DisplayException">No such window.</exception>
    public void WriteScreenshot(Stream png, uint? window)
    {
        if (window is { } id)
        {
            (byte[] pixels, int width, int height) = _pixels.Grab(id)
                ?? throw new DisplayException($"There is no window 0x{id:x} in this session. `rdfwd info` lists the windows.");
            PngWriter.Write(png, pixels, width, height);
            return;
        }

        int screenWidth = _wm.ScreenWidth, screenHeight = _wm.ScreenHeight;
        byte[] screen = new byte[screenWidth * screenHeight * 4];
        Rect all = new(0, 0, screenWidth, screenHeight);
        foreach (FarWindowReport report in _wm.Report())
        {
            if (_pixels.Grab(report.Id) is not { } grabbed)
                continue;
            Rect visible = new Rect(report.Geometry.X, report.Geometry.Y, grabbed.Width, grabbed.Height).Intersect(all);
            for (int y = visible.Y; y < visible.Y + visible.Height; y++)
            {
                int from = (((y - report.Geometry.Y) * grabbed.Width) + visible.X - report.Geometry.X) * 4;
                grabbed.Pixels.AsSpan(from, visible.Width * 4).CopyTo(screen.AsSpan(((y * screenWidth) + visible.X) * 4));
            }
        }

        PngWriter.Write(png, screen, screenWidth, screenHeight);
    }

    public void Dispose()
    {
        FarViewer[] viewers;
        lock (_gate)
            viewers = [.. _viewers];
        foreach (FarViewer viewer in viewers)
            viewer.Dispose();
        _pixels.Dispose();
        _wm.Dispose();
    }

    private FarViewer? NewestViewer
    {
        get
        {
            lock (_gate)
                return _viewers.Count > 0 ? _viewers[^1] : null;
        }
    }

    private CodecSelection SelectEncoder()
    {
        CodecSelection? used = Forced();
        // A report is no reason to load the codecs here, where they take as much memory as all the rest of a quiet session.
        if (_options.TryCodecs?.Invoke().Encoder is { } tried)
            return used?.With(tried) ?? tried;
        return used ?? new CodecSelection("", "None was needed yet, for nothing has moved; rdfwd doctor tries them all.", []);
    }

    private CodecSelection? Forced()
    {
        try
        {
            return Options.Encoder is null ? VideoCodecs.ChosenEncoder : VideoCodecs.SelectEncoder(Options.Encoder);
        }
        catch (VideoCodecException e)
        {
            return new CodecSelection("", e.Message, []);
        }
    }

    private void Forget(FarViewer viewer)
    {
        lock (_gate)
            _viewers.Remove(viewer);
    }
}
