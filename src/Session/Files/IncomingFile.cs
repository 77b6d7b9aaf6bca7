using System.Security.Cryptography;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Files;

/// <summary>A file on its way into the download folder, as "NAME.KEY.part" until it is whole. What has come stays when the link is lost.</summary>
internal sealed class IncomingFile : IDisposable
{
    private readonly FileStream _part;
    private readonly string _folder;
    private readonly string _name;
    private readonly long _size;
    private string? _failure;

    private IncomingFile(FileStream part, string folder, string name, long size)
    {
        _part = part;
        _folder = folder;
        _name = name;
        _size = size;
    }

    /// <summary>Bytes that are there.</summary>
    public long Written => _part.Position;

    public bool IsGood => _failure is null;

    /// <summary>Begins, or goes on where an earlier attempt with the same key ended.</summary>
    /// <param name="folder">Where to.</param>
    /// <param name="wanted">The name as the peer gave it.</param>
    /// <param name="size">The whole file's, bytes.</param>
    /// <param name="key">16 hexadecimal digits; the same for the same content.</param>
    public static IncomingFile Begin(string folder, string wanted, long size, string key)
    {
        if (key.Length != 16 || !key.All(char.IsAsciiHexDigitLower))
            throw new SessionException(Failure.Usage, "the key of a file has 16 hexadecimal digits");
        string name = FileNames.Sanitize(wanted);
        string path = Path.Combine(folder, $"{name}.{key}.part");
        try
        {
            // A link that somebody laid there would lead out of the folder.
            if (new FileInfo(path).LinkTarget is not null)
                throw new SessionException(Failure.PermissionDenied, $"{path} is a link");
            FileStream part = new(path, new FileStreamOptions
            {
                Mode = FileMode.OpenOrCreate,
                Access = FileAccess.ReadWrite,
                Share = FileShare.None,
                BufferSize = 0,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
            });
            if (part.Length > size)
                part.SetLength(0);
            part.Seek(0, SeekOrigin.End);
            long free = new DriveInfo(folder).AvailableFreeSpace;
            if (free >= size - part.Length)
                return new IncomingFile(part, folder, name, size);
            part.Dispose();
            throw new SessionException(Failure.FileFailed, $"{name} has {Text.SizeText.Format(size)}, and {folder} has room for {Text.SizeText.Format(free)}");
        }
        catch (IOException e) when (e.HResult == Libc.EAGAIN)
        {
            // By the link before, which this end does not know to be lost yet.
            throw new SessionException(Failure.Timeout, $"{name} is being written already", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be written: {SystemWords.Of(e)}", e);
        }
    }

    /// <summary>Appends what came. What cannot be written is told by <see cref="End"/>.</summary>
    public void Take(FileData data)
    {
        if (_failure is not null)
            return;
        if (data.Offset != (ulong)Written || data.Data.Length > _size - Written)
        {
            _failure = $"{_name} came in another order or longer than was said";
            return;
        }

        try
        {
            _part.Write(data.Data);
        }
        catch (IOException e)
        {
            _failure = $"{_name} cannot be written to {_folder}: {SystemWords.Of(e)}";
        }
    }

    /// <summary>The first bytes of what is there.</summary>
    public byte[] ReadHead(int bytes)
    {
        byte[] head = new byte[Math.Min(bytes, Written)];
        RandomAccess.Read(_part.SafeFileHandle, head, 0);
        return head;
    }

    /// <summary>Removes what has come.</summary>
    public void Discard() => File.Delete(_part.Name);

    /// <summary>Checks the whole file and gives it its name, never that of another. Returns its path.</summary>
    /// <param name="sha256">Of the whole, hexadecimal.</param>
    /// <param name="mode">What its user may do with it then.</param>
    public string End(string sha256, UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite)
    {
        if (_failure is not null)
            throw new SessionException(Failure.FileFailed, _failure);
        if (Written != _size)
            throw new SessionException(Failure.FileFailed, $"only {Written} of {_size} bytes of {_name} came");
        try
        {
            _part.Flush(flushToDisk: true);
            _part.Position = 0;
            string actual = Convert.ToHexStringLower(SHA256.HashData(_part));
            if (actual != sha256)
            {
                File.Delete(_part.Name);
                throw new SessionException(Failure.FileFailed, $"{_name} changed while it was sent; send it again");
            }

            File.SetUnixFileMode(_part.SafeFileHandle, mode);
            for (int number = 0; number < 10_000; number++)
            {
                string path = Path.Combine(_folder, FileNames.Numbered(_name, number));
                if (TryMove(path))
                    return path;
            }

            throw new SessionException(Failure.FileFailed, $"{_folder} has too many files called {_name}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{_name} cannot be written to {_folder}: {SystemWords.Of(e)}", e);
        }
    }

    public void Dispose()
    {
        _part.Dispose();
    }

    private bool TryMove(string path)
    {
        if (Path.Exists(path))
            return false;
        try
        {
            File.Move(_part.Name, path, overwrite: false);
            return true;
        }
        catch (IOException) when (Path.Exists(path))
        {
            return false;
        }
    }
}
