using System.Text.Json;
using Microsoft.Extensions.Logging;
using Rdfwd.Display;
using Rdfwd.Display.Clipboard;
using Rdfwd.Display.Far;
using Rdfwd.Display.Records;
using Rdfwd.Session.Directories;
using Rdfwd.Wire;

namespace Rdfwd.Session.Daemon;

/// <summary>The real display part: windows, pixels and input of the session's X server.</summary>
internal sealed class ForwardedFarDisplay : IFarDisplay
{
    private readonly FarDisplay _display;
    private readonly FarDisplayRequest _request;

    private ForwardedFarDisplay(FarDisplay display, FarDisplayRequest request)
    {
        _display = display;
        _request = request;
    }

    public event Action<string>? Lost
    {
        add => _display.Lost += value;
        remove => _display.Lost -= value;
    }

    public int WindowCount => _display.WindowCount;

    /// <summary>Begins to show a display. Throws <see cref="Display.DisplayException"/>.</summary>
    public static IFarDisplay Open(FarDisplayRequest request)
    {
        _ = new PictureOptions().TryWith("encoding", request.Encoding, out PictureOptions picture, out _);
        FarDisplayOptions options = new(request.DisplayName, request.AuthorityFile, picture, request.Kind, request.Title, request.Size) { TryCodecs = Health.CodecTrial.Ask };
        return new ForwardedFarDisplay(FarDisplay.Open(options, request.Log), request);
    }

    public IFarViewer Attach(WireConnection connection, bool resumes, ViewerSettings settings, string who, bool tellsDecoder)
    {
        return new Viewer(_display.Attach(connection, resumes, settings, who, tellsDecoder), settings.ReadOnly ? null : OpenClipboard(connection));
    }

    public IFarViewer Record(WireConnection connection)
    {
        return new Recorder(_display.Record(connection));
    }

    public JsonElement GetInfo()
    {
        return JsonSerializer.SerializeToElement(_display.GetInfo(), SessionJson.Default.FarDisplayInfo);
    }

    public PictureOptions Options
    {
        get => _display.Options;
        set => _display.SetOptions(value);
    }

    public FramesReport GetFrames(long after, int most)
    {
        return _display.GetFrames(after, most);
    }

    public DisplayStatistics GetStatistics(TimeSpan span)
    {
        return _display.GetStatistics((long)span.TotalMicroseconds);
    }

    public void WriteScreenshot(Stream png, uint? window)
    {
        _display.WriteScreenshot(png, window);
    }

    public void Dispose()
    {
        _display.Dispose();
    }

    /// <summary>Null where the clipboard cannot be shared, which is no reason to show no windows.</summary>
    private ClipboardBridge? OpenClipboard(WireConnection connection)
    {
        try
        {
            return ClipboardBridge.Open(new ClipboardOptions(_request.DisplayName, _request.AuthorityFile, IsNear: false), connection, _request.Log);
        }
        catch (DisplayException e)
        {
            _request.Log.LogWarning("The clipboard is not shared: {Reason}", e.Message);
            return null;
        }
    }

    private sealed class Viewer : IFarViewer
    {
        private readonly FarViewer _viewer;
        private readonly ClipboardBridge? _clipboard;

        public Viewer(FarViewer viewer, ClipboardBridge? clipboard)
        {
            _viewer = viewer;
            _clipboard = clipboard;
        }

        public bool Handle(in IncomingMessage message)
        {
            return _viewer.Handle(message) || _clipboard?.Handle(message) == true;
        }

        public void OnPong(long askedUs, long nowUs) => _viewer.OnPong(askedUs, nowUs);

        public void Dispose()
        {
            _viewer.Dispose();
            _clipboard?.Dispose();
        }
    }

    private sealed class Recorder : IFarViewer
    {
        private readonly FarRecorder _recorder;

        public Recorder(FarRecorder recorder)
        {
            _recorder = recorder;
        }

        public bool Handle(in IncomingMessage message)
        {
            return _recorder.Handle(message);
        }

        public void OnPong(long askedUs, long nowUs) => _recorder.OnPong(askedUs, nowUs);

        public void Dispose()
        {
            _recorder.Dispose();
        }
    }
}
