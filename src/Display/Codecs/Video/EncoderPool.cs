using Rdfwd.Display.Geometry;
using Rdfwd.Interop;

namespace Rdfwd.Display.Codecs.Video;

/// <summary>
/// Keeps the encoders of streams that ended for those that begin. An encoder takes tens of megabytes, and windows begin and stop moving
/// all the time. What is open never exceeds what was used at once within about the last minute; a minute after the last stream nothing is kept.
/// Thread-safe; its streams are not, and outlive it if they must. Owns what it keeps.
/// </summary>
internal sealed class EncoderPool : IVideoSource, IDisposable
{
    /// <summary>For so long, or half as long, it counts what was used at once.</summary>
    public const long MemoryUs = 60_000_000;

    private const long HalfUs = MemoryUs / 2;

    private readonly Lock _gate = new();
    private readonly IVideoSource _source;
    private readonly Func<long> _clock;
    // The one that was used last is at the end.
    private readonly List<Stream> _kept = [];
    private long _usedPixels;
    private long _keptPixels;
    private int _used;
    private long _mostBefore;
    private long _mostNow;
    private long _turnedUs;
    private bool _disposed;

    /// <param name="source">Where encoders come from.</param>
    /// <param name="clock">Monotonic, µs.</param>
    public EncoderPool(IVideoSource source, Func<long> clock)
    {
        _source = source;
        _clock = clock;
        _turnedUs = clock();
    }

    /// <summary>Encoders that streams use, and such as wait for one.</summary>
    public (int Used, int Kept) Count
    {
        get
        {
            lock (_gate)
                return (_used, _kept.Count);
        }
    }

    /// <summary>The pixels of the pictures of all encoders that are open; those of full chroma count twice.</summary>
    public long OpenPixels
    {
        get
        {
            lock (_gate)
                return _usedPixels + _keptPixels;
        }
    }

    public CodecSelection Select(string? forced) => _source.Select(forced);

    public int MostAtOnce(string encoder) => _source.MostAtOnce(encoder);

    public IVideoStream Open(string encoder, in StreamSettings settings)
    {
        Stream stream = Take(encoder, settings) ?? OpenAnew(encoder, settings);
        lock (_gate)
        {
            _used++;
            _usedPixels += stream.Pixels;
            Turn();
            Shrink(0);
        }

        return stream;
    }

    public void Leave(string encoder, string reason) => _source.Leave(encoder, reason);

    /// <summary>Gives back what is not needed any more. Call now and then while anything is open.</summary>
    public void Trim()
    {
        lock (_gate)
        {
            Turn();
            Shrink(0);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            DropAll();
        }
    }

    private Stream OpenAnew(string encoder, in StreamSettings settings)
    {
        try
        {
            return new Stream(this, encoder, settings, _source.Open(encoder, settings));
        }
        catch (NativeException)
        {
            // Some hardware has only so many.
            lock (_gate)
            {
                if (_kept.Count == 0)
                    throw;
                DropAll();
            }

            return new Stream(this, encoder, settings, _source.Open(encoder, settings));
        }
    }

    private Stream? Take(string encoder, in StreamSettings settings)
    {
        lock (_gate)
        {
            for (int i = _kept.Count - 1; i >= 0; i--)
            {
                if (!_kept[i].Suits(encoder, settings))
                    continue;
                Stream found = _kept[i];
                _kept.RemoveAt(i);
                _keptPixels -= found.Pixels;
                return new Stream(found);
            }

            // Room first: both at once would be more than ever was.
            Turn();
            Shrink((long)VideoEncoder.RoundUp(settings.Width) * VideoEncoder.RoundUp(settings.Height) * (settings.FullChroma ? 2 : 1));
            return null;
        }
    }

    private void Return(Stream stream)
    {
        lock (_gate)
        {
            _used--;
            _usedPixels -= stream.Pixels;
            if (_disposed || stream.HasFailed)
            {
                stream.Drop();
                return;
            }

            _kept.Add(stream);
            _keptPixels += stream.Pixels;
            Turn();
            Shrink(0);
        }
    }

    /// <summary>Notes what is used now, and forgets what was long ago.</summary>
    private void Turn()
    {
        long nowUs = _clock();
        if (nowUs - _turnedUs >= HalfUs)
        {
            _mostBefore = nowUs - _turnedUs >= MemoryUs ? 0 : _mostNow;
            _mostNow = 0;
            _turnedUs = nowUs;
        }

        _mostNow = Math.Max(_mostNow, _usedPixels);
    }

    private void Shrink(long comingPixels)
    {
        while (_kept.Count > 0 && _usedPixels + _keptPixels + comingPixels > Math.Max(_mostNow, _mostBefore))
        {
            Stream oldest = _kept[0];
            _kept.RemoveAt(0);
            _keptPixels -= oldest.Pixels;
            oldest.Drop();
        }
    }

    private void DropAll()
    {
        foreach (Stream stream in _kept)
            stream.Drop();
        _kept.Clear();
        _keptPixels = 0;
    }

    /// <summary>An encoder for the time of one stream.</summary>
    private sealed class Stream : IVideoStream
    {
        private readonly EncoderPool _pool;
        private readonly string _encoder;
        private readonly StreamSettings _settings;
        private readonly IVideoStream _inner;
        private bool _ended;

        public Stream(EncoderPool pool, string encoder, in StreamSettings settings, IVideoStream inner)
        {
            _pool = pool;
            _encoder = encoder;
            _settings = settings;
            _inner = inner;
        }

        /// <summary>The next stream of an encoder that was kept.</summary>
        public Stream(Stream kept)
            : this(kept._pool, kept._encoder, kept._settings, kept._inner)
        {
        }

        public int Width => _inner.Width;

        public int Height => _inner.Height;

        public bool FullChroma => _inner.FullChroma;

        public int LastQuantizer => _inner.LastQuantizer;

        public long Pixels => (long)Width * Height * (FullChroma ? 2 : 1);

        public bool HasFailed { get; private set; }

        public bool Suits(string encoder, in StreamSettings settings) =>
            encoder == _encoder && settings.Quality == _settings.Quality && settings.IsFastLink == _settings.IsFastLink
            && settings.FullChroma == _settings.FullChroma && settings.Threads == _settings.Threads && VideoEncoder.RoundUp(settings.Width) == Width && VideoEncoder.RoundUp(settings.Height) == Height;

        public ReadOnlySpan<byte> Encode(ImageView image, Rect area, int frameBytes, bool keyFrame, out bool isKeyFrame)
        {
            try
            {
                return _inner.Encode(image, area, frameBytes, keyFrame, out isKeyFrame);
            }
            catch
            {
                HasFailed = true;
                throw;
            }
        }

        public void Dispose()
        {
            if (_ended)
                return;
            _ended = true;
            _pool.Return(this);
        }

        public void Drop() => _inner.Dispose();
    }
}
