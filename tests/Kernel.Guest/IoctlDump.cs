using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Kernel.Guest;

/// <summary>
/// The bytes that a node answers to every EVIOCG request, with numbers written out here (x86-64) and not taken from the code under
/// test. Line: request, result, bytes.
/// </summary>
public static unsafe class IoctlDump
{
    public static IReadOnlyList<string> Read(string node)
    {
        using SafeFileDescriptor fd = new(Libc.open(node, Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0));
        if (fd.IsInvalid)
            throw new CheckFailedException($"{node} cannot be opened");
        List<string> lines = [];
        Add(lines, fd, "GID", 0x80084502, 8);
        Add(lines, fd, "GREP", 0x80084503, 8);
        Add(lines, fd, "GNAME", Sized(0x80004506, 256), 256);
        Add(lines, fd, "GPHYS", Sized(0x80004507, 256), 256);
        Add(lines, fd, "GUNIQ", Sized(0x80004508, 256), 256);
        Add(lines, fd, "GPROP", Sized(0x80004509, 8), 8);
        Add(lines, fd, "GKEY", Sized(0x80004518, 96), 96);
        Add(lines, fd, "GLED", Sized(0x80004519, 8), 8);
        Add(lines, fd, "GSND", Sized(0x8000451a, 8), 8);
        Add(lines, fd, "GSW", Sized(0x8000451b, 8), 8);
        for (uint type = 0; type < 0x20; type++)
            Add(lines, fd, $"GBIT {type:x2}", Sized(0x80004520 + type, 96), 96);
        for (uint axis = 0; axis < 0x40; axis++)
            Add(lines, fd, $"GABS {axis:x2}", Sized(0x80004540 + axis, 24), 24);
        for (int axis = 0x30; axis < 0x3e; axis++)
            Add(lines, fd, $"GMTSLOTS {axis:x2}", Sized(0x8000450a, 404), 404, axis);
        Add(lines, fd, "GEFFECTS", 0x80044584, 4);
        return lines;
    }

    private static uint Sized(uint request, uint size) => request | (size << 16);

    private static void Add(List<string> lines, SafeFileDescriptor fd, string name, uint request, int size, int argument = 0)
    {
        byte* bytes = stackalloc byte[size];
        new Span<byte>(bytes, size).Clear();
        *(int*)bytes = argument;
        int result = EvdevLibc.ioctl(fd, (nint)request, bytes);
        lines.Add($"{name} {result} {Convert.ToHexStringLower(new ReadOnlySpan<byte>(bytes, size)).TrimEnd('0')}");
    }
}
