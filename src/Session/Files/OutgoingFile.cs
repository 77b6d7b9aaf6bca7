using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Session.Files;

/// <summary>A file that is read to be sent, piece by piece, with the sum of what was read. One thread at a time.</summary>
internal sealed class OutgoingFile : IDisposable
{
    private readonly FileStream _file;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[Limits.FilePieceBytes];

    private OutgoingFile(FileStream file)
    {
        _file = file;
        Size = file.Length;
        Name = Path.GetFileName(file.Name);
    }

    /// <summary>The last part of its path.</summary>
    public string Name { get; }

    /// <summary>Bytes, when it was opened.</summary>
    public long Size { get; }

    /// <summary>Bytes read so far.</summary>
    public long Position => _file.Position;

    /// <summary>Names this content: another size or time of change is another file.</summary>
    public string Key
    {
        get
        {
            string what = string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}\0{_file.Name}\0{Size}\0{File.GetLastWriteTimeUtc(_file.Name).Ticks}");
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(what)))[..Limits.FileKeyBytes];
        }
    }

    /// <summary>The SHA-256 of what was read since <see cref="SkipTo"/>.</summary>
    public byte[] Sum => _hash.GetCurrentHash();

    /// <summary>Throws a usage failure for what is no file, and a file failure when it cannot be read.</summary>
    public static OutgoingFile Open(string path)
    {
        if (Directory.Exists(path))
            throw new SessionException(Failure.Usage, $"{path} is a directory; send files, or an archive of it");
        // To open a pipe would wait for somebody who writes to it.
        if (FileStatus.TryGet(path, out FileStatus status) && !status.IsRegular)
            throw new SessionException(Failure.Usage, $"{path} is a device, a pipe or a socket; send files");
        try
        {
            return new OutgoingFile(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.FileFailed, $"{path} cannot be read: {SystemWords.Of(e)}", e);
        }
    }

    /// <summary>Reads up to a place, for the sum of the whole: what the other end has is not sent again.</summary>
    /// <param name="offset">Not behind the end.</param>
    /// <param name="meanwhile">Called after each piece.</param>
    public void SkipTo(long offset, Action? meanwhile = null)
    {
        Rewind();
        while (Position < offset)
        {
            Read((int)Math.Min(offset - Position, Limits.FilePieceBytes));
            meanwhile?.Invoke();
        }
    }

    /// <summary>The next bytes, at most <see cref="Limits.FilePieceBytes"/>; the span holds until the next call. Throws a file failure.</summary>
    public ReadOnlySpan<byte> Read(int count)
    {
        int wanted = Math.Min(count, _buffer.Length), read;
        try
        {
            read = _file.ReadAtLeast(_buffer.AsSpan(0, wanted), wanted, throwOnEndOfStream: false);
        }
        catch (IOException e)
        {
            throw new SessionException(Failure.FileFailed, $"{Name} cannot be read: {SystemWords.Of(e)}", e);
        }

        if (read < wanted)
            throw new SessionException(Failure.FileFailed, $"{Name} became shorter while it was sent");
        _hash.AppendData(_buffer, 0, read);
        return _buffer.AsSpan(0, read);
    }

    public void Dispose()
    {
        _hash.Dispose();
        _file.Dispose();
    }

    private void Rewind()
    {
        _file.Position = 0;
        _hash.GetHashAndReset();
    }
}
