using Rdfwd.Display.Codecs;
using Rdfwd.Display.X11;

namespace Rdfwd.Display.Near;

/// <summary>The pixels of one near window. Guarded by its own lock: the presenter draws new frames, the window thread redraws what was uncovered.</summary>
internal sealed class NearSurface : IDisposable
{
    private readonly string? _decoderName;

    /// <param name="farId">The window's id at the far end.</param>
    /// <param name="nearId">The window's id here.</param>
    /// <param name="decoder">FFmpeg's name of the decoder that must be used; null to choose.</param>
    public NearSurface(uint farId, uint nearId, string? decoder)
    {
        _decoderName = decoder;
        Decoder = new WindowDecoder(decoder);
        FarId = farId;
        NearId = nearId;
    }

    public uint FarId { get; }

    public uint NearId { get; }

    public Lock Gate { get; } = new();

    public WindowDecoder Decoder { get; private set; }

    /// <summary>Nothing may be made for it any more.</summary>
    public bool IsDisposed { get; private set; }

    /// <summary>Null until the first frame.</summary>
    public SharedImage? Image { get; set; }

    /// <summary>A dimmed copy that is shown while the link is lost.</summary>
    public SharedImage? Frozen { get; set; }

    /// <summary>What is shown of a picture that is larger than <see cref="Room"/>.</summary>
    public ScaledPicture Scaled { get; } = new();

    /// <summary>The size of a window that need not have its picture's; null for one that has.</summary>
    public (int Width, int Height)? Room { get; set; }

    /// <summary>Forgets what the decoder knows: a new link's encoder starts anew.</summary>
    public void Renew()
    {
        Decoder.Dispose();
        Decoder = new WindowDecoder(_decoderName);
    }

    public void Dispose()
    {
        lock (Gate)
        {
            IsDisposed = true;
            Decoder.Dispose();
            Image?.Dispose();
            Frozen?.Dispose();
            Scaled.Dispose();
            Image = Frozen = null;
        }
    }
}
