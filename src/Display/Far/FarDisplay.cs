using Microsoft.Extensions.Logging;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Geometry;
using Rdfwd.Display.Images;
using Rdfwd.Display.Records;
using Rdfwd.Display.X11;
using Rdfwd.Wire;

namespace Rdfwd.Display.Far;

/// <summary>
/// The far end's display: manages the windows of an X server or shows its whole screen, captures and sends pixels, injects input. Any thread may call it.
/// Disposing leaves the X server and its programs as they are.
/// </summary>
public sealed class FarDisplay : IDisposable
{
    // A near end tries its codecs before it answers.
    private static readonly TimeSpan DecoderPatience = TimeSpan.FromSeconds(5);

    private readonly FarDisplayOptions _options;
    private readonly ILogger _log;
    private readonly IFarScene _scene;
    private readonly PixelEngine _pixels;
    private readonly KeymapInstaller _keymap;
    private readonly OwnerBanner? _banner;
    private readonly Lock _gate = new();
    private readonly List<FarViewer> _viewers = [];

    private FarDisplay(FarDisplayOptions options, IFarScene scene, PixelEngine pixels, ILogger log)
    {
        _options = options;
        _log = log;
        _scene = scene;
        _pixels = pixels;
        _keymap = new KeymapInstaller(options.DisplayName, options.AuthorityFile, log);
        _banner = options.Kind == FarDisplayKind.Shadow ? OwnerBanner.Open(Connect(options), log) : null;
        _scene.Lost += why => Lost?.Invoke(why);
        _pixels.Lost += why => Lost?.Invoke(why);
        _scene.Changed += _pixels.NoteWindow;
    }

    /// <summary>Raised when the X server is gone, with a sentence for people; possibly more than once.</summary>
    public event Action<string>? Lost;

    /// <summary>How many windows are on the screen, menus included.</summary>
    public int WindowCount => _scene.Snapshot.Count;

    /// <summary>Begins to show a display. On one of the session's own, releases what an earlier session may have left pressed.</summary>
    /// <exception cref="DisplayException">No such display, another window manager where this is to be the one, or an extension is missing.</exception>
    public static FarDisplay Open(FarDisplayOptions options, ILogger log)
    {
        IFarScene? scene = null;
        PixelEngine? pixels = null;
        try
        {
            if (options.Kind != FarDisplayKind.Shadow)
            {
                using XConnection x = Connect(options);
                InputInjector.ReleaseLeftovers(x);
            }

            scene = options.Kind == FarDisplayKind.Windows
                ? WindowManager.Open(options.DisplayName, options.AuthorityFile, log, TimeProvider.System)
                : WholeScreen.Open(Connect(options), options.Title, mayResize: options.Kind == FarDisplayKind.Desktop, options.Size, log);
            pixels = PixelEngine.Open(Connect(options), wholeScreen: options.Kind != FarDisplayKind.Windows, options.Picture, log, TimeProvider.System);
            FarDisplay display = new(options, scene, pixels, log);
            pixels.Begin();
            scene.Begin();
            return display;
        }
        catch
        {
            pixels?.Dispose();
            scene?.Dispose();
            throw;
        }
    }

    private static XConnection Connect(FarDisplayOptions options) => XConnection.Open(options.DisplayName, options.AuthorityFile);

    /// <summary>Adds a viewer that has said hello: it gets the full state and from then on all changes.</summary>
    /// <param name="connection">The viewer's.</param>
    /// <param name="resumes">It still shows the windows of a lost link, and says first what it kept of them.</param>
    /// <param name="settings">What it asked for; null for the defaults.</param>
    /// <param name="who">Tells the owner of a shadowed display who looks on.</param>
    /// <param name="tellsDecoder">It answers <see cref="Wire.Messages.AskDecoder"/>.</param>
    public FarViewer Attach(WireConnection connection, bool resumes = false, ViewerSettings? settings = null, string who = "", bool tellsDecoder = false)
    {
        settings ??= ViewerSettings.Default;
        InputInjector? input = settings.ReadOnly ? null : OpenInput(connection);
        FarViewer viewer = new(connection, _scene, _pixels, input, resumes, settings, Forget) { TellsDecoder = tellsDecoder };
        lock (_gate)
        {
            _viewers.Add(viewer);
            _banner?.Show(BannerText(who, settings.ReadOnly));
        }

        return viewer;
    }

    /// <summary>What it does and why. Slow at the first time: the codecs of both ends are tried for it.</summary>
    public FarDisplayInfo GetInfo()
    {
        FarViewer? viewer = NewestViewer;
        viewer?.AskDecoder();
        CodecSelection encoder = SelectEncoder();
        CodecSelection decoder = viewer?.AwaitDecoder(DecoderPatience) ?? new CodecSelection("", "Nobody is attached.", []);
        return new FarDisplayInfo(_options.DisplayName, _scene.ScreenWidth, _scene.ScreenHeight, _keymap.Description, Options, encoder, decoder, _scene.Report(), _pixels.Report());
    }

    /// <summary>Adds a viewer that only looks; it gets the full state and from then on all changes, exactly.</summary>
    public FarRecorder Record(WireConnection connection) => new(connection, _scene, _pixels);

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
        Dictionary<uint, string> titles = _scene.Report().ToDictionary(w => w.Id, w => w.Title);
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

        int screenWidth = _scene.ScreenWidth, screenHeight = _scene.ScreenHeight;
        byte[] screen = new byte[screenWidth * screenHeight * 4];
        Rect all = new(0, 0, screenWidth, screenHeight);
        foreach (FarWindowReport report in _scene.Report())
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
        _scene.Dispose();
        _banner?.Dispose();
    }

    private FarViewer? NewestViewer
    {
        get
        {
            lock (_gate)
                return _viewers.Count > 0 ? _viewers[^1] : null;
        }
    }
    private static string BannerText(string who, bool readOnly) => $"rdfwd: {(who.Length == 0 ? "somebody" : who)} {(readOnly ? "looks on" : "looks on and can use keyboard and pointer")}";

    private InputInjector OpenInput(WireConnection viewer) =>
        _options.Kind == FarDisplayKind.Shadow
            ? new ShadowInput(Connect(_options), _scene, _log)
            : new SessionInput(Connect(_options), _scene, viewer, _keymap, _log);

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
        {
            _viewers.Remove(viewer);
            if (_viewers.Count == 0)
                _banner?.Hide();
        }
    }
}
