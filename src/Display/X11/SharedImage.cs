using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>
/// Pixels that this process and one X server both see (MIT-SHM 1.2, by descriptor), or plain memory when the server cannot
/// share. Rows are packed BGRX, 4 bytes a pixel. Owns the memory and the server's attachment; the connection must outlive it.
/// </summary>
internal sealed unsafe class SharedImage : IDisposable
{
    private readonly XConnection _x;
    private readonly SharedMemorySegment _memory;

    public SharedImage(XConnection x, int width, int height)
    {
        _x = x;
        _memory = SharedMemorySegment.Create("rdfwd-image", Math.Max(4096, (long)width * height * 4));
        Width = width;
        Height = height;
        Segment = Attach();
    }

    public int Width { get; private set; }

    public int Height { get; private set; }

    public int StrideBytes => Width * 4;

    public byte* Pointer => _memory.Pointer;

    public Span<byte> Pixels => new(_memory.Pointer, Width * Height * 4);

    /// <summary>The server's name of the memory; 0 when it does not share it.</summary>
    public uint Segment { get; private set; }

    /// <summary>Takes another size in the same memory; false when it does not fit. The pixels are then meaningless.</summary>
    public bool TryReshape(int width, int height)
    {
        long bytes = (long)width * height * 4;
        // More than four times too large is worth giving back.
        if (bytes > _memory.Size || (_memory.Size > 1 << 20 && bytes * 4 < _memory.Size))
            return false;
        Width = width;
        Height = height;
        return true;
    }

    public void Dispose()
    {
        if (Segment != 0 && !_x.IsBroken)
            xcb_shm_detach(_x.Handle, Segment);
        Segment = 0;
        _memory.Dispose();
    }

    private uint Attach()
    {
        if (_x.FindExtension("MIT-SHM") is null)
            return 0;
        uint segment = _x.NewId();
        // libxcb closes the descriptor that it sends.
        int descriptor = _memory.DuplicateDescriptor();
        return _x.Succeeded(xcb_shm_attach_fd_checked(_x.Handle, segment, descriptor, 0)) ? segment : 0;
    }
}
