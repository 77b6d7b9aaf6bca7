using Rdfwd.Display.Codecs;
using Rdfwd.Display.Damage;
using Rdfwd.Wire;

namespace Rdfwd.Display.Far;

/// <summary>One window on its way to one viewer. Owned by the thread far-pixels.</summary>
internal sealed class WindowStream : IDisposable
{
    public WindowStream(CapturedWindow window, WindowEncoder encoder)
    {
        Window = window;
        Encoder = encoder;
    }

    public CapturedWindow Window { get; }

    public WindowEncoder Encoder { get; }

    /// <summary>What the encoder has not been shown yet.</summary>
    public DamageMap Pending { get; } = new();

    /// <summary>False while the viewer shows nothing of it: changes gather, nothing is sent.</summary>
    public bool Visible { get; set; } = true;

    public uint NextFrame { get; set; } = 1;

    /// <summary>Where its last frame went.</summary>
    public Channel Channel { get; set; } = Channel.Pixels;

    public void Dispose() => Encoder.Dispose();
}
