using System.Text.Json;
using Rdfwd.Display;
using Rdfwd.Display.Far;
using Rdfwd.Display.Records;
using Rdfwd.Wire;

namespace Rdfwd.Session.Daemon;

/// <summary>Forwards nothing. For tests of everything but the picture.</summary>
internal sealed class BlindFarDisplay : IFarDisplay
{
    public event Action<string>? Lost
    {
        add { }
        remove { }
    }

    public int WindowCount => 0;

    public IFarViewer Attach(WireConnection connection, bool resumes, ViewerSettings settings, string who, bool tellsDecoder)
    {
        return new Viewer();
    }

    public IFarViewer Record(WireConnection connection)
    {
        return new Viewer();
    }

    public JsonElement GetInfo()
    {
        using JsonDocument empty = JsonDocument.Parse("{}");
        return empty.RootElement.Clone();
    }

    public PictureOptions Options { get; set; } = new();

    public FramesReport GetFrames(long after, int most)
    {
        return new FramesReport(0, 0, 0, []);
    }

    public DisplayStatistics GetStatistics(TimeSpan span)
    {
        return new DisplayStatistics([], [], "");
    }

    public void WriteScreenshot(Stream png, uint? window)
    {
        throw new SessionException(Failure.Refused, "this daemon forwards no pictures");
    }

    public void Dispose()
    {
    }

    private sealed class Viewer : IFarViewer
    {
        public bool Handle(in IncomingMessage message)
        {
            return false;
        }

        public void OnPong(long askedUs, long nowUs)
        {
        }

        public void Dispose()
        {
        }
    }
}
