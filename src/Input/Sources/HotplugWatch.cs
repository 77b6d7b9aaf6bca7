using System.Text;
using Rdfwd.Interop;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Input.Sources;

/// <summary>Watches /dev/input for event nodes that come, or whose permissions change (udev does that up to a second later). One thread.</summary>
internal sealed class HotplugWatch : IDisposable
{
    public const string Directory = "/dev/input";

    private readonly SafeFileDescriptor _fd;

    public HotplugWatch()
    {
        _fd = new SafeFileDescriptor(EvdevLibc.inotify_init1(EvdevLibc.IN_NONBLOCK | EvdevLibc.IN_CLOEXEC));
        if (_fd.IsInvalid)
            throw new NativeException("inotify cannot be used; too many programs watch files (fs.inotify.max_user_instances).");
        // Without any input device the directory may not exist yet; its parent always does.
        if (EvdevLibc.inotify_add_watch(_fd, Directory, EvdevLibc.IN_CREATE | EvdevLibc.IN_ATTRIB) < 0)
            _ = EvdevLibc.inotify_add_watch(_fd, "/dev", EvdevLibc.IN_CREATE);
    }

    public int Descriptor => _fd.Descriptor;

    /// <summary>All event nodes there are, by number.</summary>
    public static IReadOnlyList<string> Nodes()
    {
        if (!System.IO.Directory.Exists(Directory))
            return [];
        return [.. System.IO.Directory.EnumerateFileSystemEntries(Directory, "event*").OrderBy(path => path.Length).ThenBy(path => path, StringComparer.Ordinal)];
    }

    /// <summary>The nodes that came or changed since the last call.</summary>
    public unsafe IReadOnlyCollection<string> Read()
    {
        const int NameOffset = 16;
        HashSet<string> nodes = [];
        Span<byte> buffer = stackalloc byte[4096];
        nint length;
        fixed (byte* start = buffer)
            length = Libc.read(_fd, start, (nuint)buffer.Length);
        for (int offset = 0; offset + NameOffset <= length;)
        {
            int nameLength = BitConverter.ToInt32(buffer[(offset + 12)..]);
            string name = Encoding.UTF8.GetString(buffer.Slice(offset + NameOffset, nameLength)).TrimEnd('\0');
            if (name == "input")
            {
                _ = EvdevLibc.inotify_add_watch(_fd, Directory, EvdevLibc.IN_CREATE | EvdevLibc.IN_ATTRIB);
                nodes.UnionWith(Nodes());
            }
            else if (name.StartsWith("event", StringComparison.Ordinal))
            {
                nodes.Add($"{Directory}/{name}");
            }
            offset += NameOffset + nameLength;
        }
        return nodes;
    }

    public void Dispose() => _fd.Dispose();
}
