using System.Text;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Directories;

/// <summary>
/// A log that programs write to through an inherited descriptor. Opened for appending, so that the daemon can cut it back
/// while they write. Any thread.
/// </summary>
internal sealed class AppendingFile : IDisposable
{
    private const long MaxBytes = 4 << 20;

    private readonly SafeFileDescriptor _descriptor;
    private readonly string _path;

    /// <summary>Opens or makes the file; falls back to /dev/null where the disk does not allow it.</summary>
    public AppendingFile(string path)
    {
        _path = path;
        const uint OwnerReadWrite = 0x180;
        int flags = Libc.O_WRONLY | Libc.O_APPEND | Libc.O_CREAT | Libc.O_CLOEXEC;
        int descriptor = Libc.open(path, flags, OwnerReadWrite);
        if (descriptor < 0)
            descriptor = Libc.open("/dev/null", Libc.O_WRONLY | Libc.O_CLOEXEC, 0);
        if (descriptor < 0)
            throw new NativeException("/dev/null cannot be opened");
        _descriptor = new SafeFileDescriptor(descriptor);
    }

    public int Descriptor => _descriptor.Descriptor;

    /// <summary>Its size now, bytes.</summary>
    public long Length => FileStatus.TryGet(Descriptor, out FileStatus status) && status.IsRegular ? status.Size : 0;

    /// <summary>The beginning of what was written after the file had a length; empty where it cannot be read.</summary>
    public string TextAfter(long length, int mostBytes)
    {
        try
        {
            using FileStream file = new(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
            file.Position = length <= file.Length ? length : 0;
            byte[] text = new byte[mostBytes];
            return Encoding.UTF8.GetString(text, 0, file.ReadAtLeast(text, mostBytes, throwOnEndOfStream: false));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    /// <summary>Empties the file when it has grown past its bound.</summary>
    public void Trim()
    {
        if (FileStatus.TryGet(Descriptor, out FileStatus status) && status.IsRegular && status.Size > MaxBytes)
            _ = Libc.ftruncate(Descriptor, 0);
    }

    public void Dispose()
    {
        _descriptor.Dispose();
    }
}
