using System.Text;

namespace Rdfwd.Interop.LibAv;

/// <summary>What an encoder and a decoder share: a codec context, one frame and one packet, all owned. Not thread-safe.</summary>
public abstract unsafe class AvCodec : IDisposable
{
    private const int MaxNameBytes = 64;
    private const int MaxValueBytes = 512;

    private nint _context;
    private nint _frame;
    private nint _packet;

    private protected AvCodec(string name, bool encoder)
    {
        LibAv.Require();
        Name = name;
        byte* utf8 = stackalloc byte[MaxNameBytes];
        Write(name, utf8, MaxNameBytes);
        Codec = encoder ? LibAv.avcodec_find_encoder_by_name(utf8) : LibAv.avcodec_find_decoder_by_name(utf8);
        if (Codec == 0)
            throw new NativeException($"{LibAv.Version} was built without {name}.");
        _context = LibAv.avcodec_alloc_context3(Codec);
        _frame = LibAv.av_frame_alloc();
        _packet = LibAv.av_packet_alloc();
        if (_context == 0 || _frame == 0 || _packet == 0)
            throw new NativeException($"There is no memory for {name}; close other programs and try again.");
    }

    ~AvCodec()
    {
        Free();
    }

    /// <summary>FFmpeg's name of the codec.</summary>
    public string Name { get; }

    private protected nint Codec { get; }

    private protected nint Context => _context;

    private protected nint Frame => _frame;

    private protected nint Packet => _packet;

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    /// <summary>Sets an option of the codec or of every codec. Returns false when there is none of that name or the value is refused.</summary>
    public bool TrySet(string option, string value)
    {
        byte* name = stackalloc byte[MaxNameBytes];
        byte* text = stackalloc byte[MaxValueBytes];
        Write(option, name, MaxNameBytes);
        Write(value, text, MaxValueBytes);
        return LibAv.av_opt_set(_context, name, text, LibAv.AV_OPT_SEARCH_CHILDREN) >= 0;
    }

    /// <summary>Sets an option that the codec cannot do without; throws <see cref="NativeException"/> when it is refused.</summary>
    public void Set(string option, string value)
    {
        if (!TrySet(option, value))
            throw new NativeException($"{Name} refused {option}={value}.");
    }

    /// <summary>Sets a number, also in mid-stream where the encoder allows it; allocates nothing.</summary>
    /// <param name="option">UTF-8 that ends with a zero byte, as a literal does.</param>
    /// <param name="value">The value.</param>
    public bool TrySet(ReadOnlySpan<byte> option, long value)
    {
        fixed (byte* name = option)
            return LibAv.av_opt_set_int(_context, name, value, LibAv.AV_OPT_SEARCH_CHILDREN) >= 0;
    }

    private protected void OpenContext()
    {
        int error = LibAv.avcodec_open2(_context, Codec, 0);
        if (error < 0)
            throw new NativeException($"{Name} cannot be opened: {LibAv.Describe(error)}.");
    }

    private static void Write(string text, byte* buffer, int size)
    {
        int length = Encoding.UTF8.GetBytes(text, new Span<byte>(buffer, size - 1));
        buffer[length] = 0;
    }

    private void Free()
    {
        nint context = _context;
        nint frame = _frame;
        nint packet = _packet;
        _context = 0;
        _frame = 0;
        _packet = 0;
        if (context != 0)
            LibAv.avcodec_free_context(&context);
        if (frame != 0)
            LibAv.av_frame_free(&frame);
        if (packet != 0)
            LibAv.av_packet_free(&packet);
    }
}
