using Rdfwd.Display.Codecs;
using Rdfwd.Display.X11;

namespace Rdfwd.Display.Near;

/// <summary>The pixels of one near window. Guarded by its own lock: the presenter draws new frames, the window thread redraws what was uncovered.</summary>
internal sealed class NearSurface : IDisposable
{
    public NearSurface(uint farId, uint nearId)
    {
        FarId = farId;
        NearId = nearId;
    }

    public uint FarId { get; }

    public uint NearId { get; }

    public Lock Gate { get; } = new();

    public WindowDecoder Decoder { get; private set; } = new();

    /// <summary>Null until the first frame.</summary>
    public SharedImage? Image { get; set; }

    /// <summary>A dimmed copy that is shown while the link is lost.</summary>
    public SharedImage? Frozen { get; set; }

    /// <summary>Forgets what the decoder knows: a new link's encoder starts anew.</summary>
    public void Renew()
    {
        Decoder.Dispose();
        Decoder = new WindowDecoder();
    }

    public void Dispose()
    {
        lock (Gate)
        {
            Decoder.Dispose();
            Image?.Dispose();
            Frozen?.Dispose();
            Image = Frozen = null;
        }
    }
}
