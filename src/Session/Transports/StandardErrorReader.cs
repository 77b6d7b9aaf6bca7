using System.Text;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Transports;

/// <summary>
/// Reads the standard error of ssh or of a command to its end on a thread of its own, keeps the last lines, and shows lines
/// as they come where a person may need them (a banner, "Permission denied, please try again").
/// </summary>
internal sealed class StandardErrorReader
{
    private const int KeptLines = 30;
    private const int MaxLineBytes = 2000;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = [];
    private readonly SafeFileDescriptor _descriptor;
    private readonly Action<string>? _show;
    private readonly Thread _thread;

    /// <param name="descriptor">Taken over, closed at its end.</param>
    /// <param name="show">Gets each line that does not announce a failure; null shows nothing.</param>
    public StandardErrorReader(SafeFileDescriptor descriptor, Action<string>? show)
    {
        _descriptor = descriptor;
        _show = show;
        _thread = new Thread(Read) { IsBackground = true, Name = "ssh-stderr" };
        _thread.Start();
    }

    /// <summary>The last lines, oldest first, after waiting a little for the end of the stream.</summary>
    public IReadOnlyList<string> Lines(TimeSpan wait)
    {
        _thread.Join(wait);
        lock (_lock)
            return [.. _lines];
    }

    private void Read()
    {
        using SafeFileDescriptor descriptor = _descriptor;
        List<byte> line = [];
        byte[] buffer = new byte[1024];
        while (true)
        {
            int count = ReadSome(descriptor, buffer);
            if (count <= 0)
                break;
            foreach (byte b in buffer.AsSpan(0, count))
            {
                if (b == (byte)'\n')
                    Take(line);
                else if (line.Count < MaxLineBytes)
                    line.Add(b);
            }
        }

        if (line.Count > 0)
            Take(line);
    }

    private void Take(List<byte> bytes)
    {
        string line = Text.Printable.Line(Encoding.UTF8.GetString([.. bytes]), MaxLineBytes);
        bytes.Clear();
        if (line.Length == 0)
            return;
        bool failing;
        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > KeptLines)
                _lines.Dequeue();
            failing = _lines.Any(SshFailureReader.AnnouncesFailure);
        }

        if (!failing)
            _show?.Invoke(line);
    }

    private static unsafe int ReadSome(SafeFileDescriptor descriptor, Span<byte> into)
    {
        fixed (byte* start = into)
            return (int)Libc.read(descriptor, start, (nuint)into.Length);
    }
}
