using System.Buffers.Text;
using System.Globalization;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Probe;

/// <summary>The probe's record of what it painted: a text file with a line "counter began painted" for each counter, monotonic µs. Owns the file.</summary>
internal sealed unsafe class ProbeLog : IDisposable
{
    private readonly SafeFileDescriptor _file;
    private readonly byte[] _line = new byte[80];

    public ProbeLog(string path)
    {
        int descriptor = Libc.open(path, Libc.O_WRONLY | Libc.O_CREAT | Libc.O_TRUNC | Libc.O_APPEND | Libc.O_CLOEXEC, 0x180);
        if (descriptor < 0)
            throw new BenchException($"The probe cannot write its record to {path}.");
        _file = new SafeFileDescriptor(descriptor);
    }

    public void Add(in PaintRecord record)
    {
        int length = 0;
        Append(record.Counter, ' ', ref length);
        Append(record.BeganUs, ' ', ref length);
        Append(record.PaintedUs, '\n', ref length);
        fixed (byte* p = _line)
            _ = Libc.write(_file, p, (nuint)length);
    }

    /// <summary>All whole lines that are there so far; empty when there is no file yet.</summary>
    public static IReadOnlyList<PaintRecord> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        List<PaintRecord> records = [];
        foreach (string line in File.ReadAllText(path).Split('\n').SkipLast(1))
        {
            string[] parts = line.Split(' ');
            records.Add(new PaintRecord(
                int.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture)));
        }

        return records;
    }

    public void Dispose() => _file.Dispose();

    private void Append(long number, char end, ref int length)
    {
        _ = Utf8Formatter.TryFormat(number, _line.AsSpan(length), out int written);
        length += written;
        _line[length++] = (byte)end;
    }
}
