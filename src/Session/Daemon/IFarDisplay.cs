using System.Text.Json;
using Rdfwd.Display;
using Rdfwd.Display.Far;
using Rdfwd.Display.Records;
using Rdfwd.Wire;

namespace Rdfwd.Session.Daemon;

/// <summary>The session's display as the daemon needs it: windows, pixels and input for whoever is attached.</summary>
internal interface IFarDisplay : IDisposable
{
    /// <summary>The X connection died; the argument says how. Any thread.</summary>
    public event Action<string>? Lost;

    public int WindowCount { get; }

    /// <summary>Begins to serve a client: sends it the full state. The client's thread.</summary>
    /// <param name="connection">The client's.</param>
    /// <param name="resumes">It still shows the windows of a lost link.</param>
    /// <param name="settings">What it asked for.</param>
    /// <param name="who">For a person at the display.</param>
    /// <param name="tellsDecoder">It tells its decoder when asked.</param>
    public IFarViewer Attach(WireConnection connection, bool resumes, ViewerSettings settings, string who, bool tellsDecoder);

    /// <summary>Begins to show everything exactly to a client that records it. The client's thread.</summary>
    public IFarViewer Record(WireConnection connection);

    /// <summary>What it does and why, for <c>info</c>.</summary>
    public JsonElement GetInfo();

    /// <summary>What the user decided about the pictures. Setting throws when it names an encoder that does not work here.</summary>
    public PictureOptions Options { get; set; }

    /// <summary>The newest records of frames, for <c>info --frames</c>.</summary>
    /// <param name="after">The number of the last one known; 0 for all that are kept.</param>
    /// <param name="most">No more than the newest so many.</param>
    public FramesReport GetFrames(long after, int most);

    /// <summary>How each window's frames did in the time until now.</summary>
    public DisplayStatistics GetStatistics(TimeSpan span);

    /// <summary>Writes a PNG of everything or of one window. Throws when there is no such window.</summary>
    public void WriteScreenshot(Stream png, uint? window);
}
