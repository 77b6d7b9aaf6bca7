using System.Diagnostics;
using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Tests.MessagePack;

/// <summary>Against another implementation: Debian's python3-msgpack.</summary>
public sealed class PythonMessagePackTests
{
    private const string Python = "/usr/bin/python3";

    [Fact]
    public void Write_ManyValues_PythonReadsThemAndWritesTheSameBytes()
    {
        using var written = new PooledBuffer();
        var values = Value.Samples(seed: 1, trees: 2000).ToArray();
        foreach (var value in values)
            Value.Write(written, value);

        // Unpacked into Python's own objects and packed again by its packer.
        var returned = Run(
            """
            import sys, msgpack
            unpacker = msgpack.Unpacker(strict_map_key=False, raw=False, max_buffer_size=0)
            unpacker.feed(sys.stdin.buffer.read())
            for value in unpacker:
                sys.stdout.buffer.write(msgpack.packb(value, use_bin_type=True))
            """,
            written.Written.ToArray());

        Assert.Equal(written.Written.ToArray(), returned);
        var reader = new MessagePackReader(returned);
        foreach (var value in values)
            Value.AssertRead(ref reader, value);
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void Read_ValuesOfPython_AreThose()
    {
        var bytes = Run(
            """
            import sys, msgpack
            value = [1, -1, 128, -129, 2**32, -2**40, 2**64 - 1, 1.5, True, None, "Ж🙂", b"\x00\xff", {3: "x", "y": []}]
            sys.stdout.buffer.write(msgpack.packb(value, use_bin_type=True) + msgpack.packb(0.25, use_single_float=True))
            """,
            []);

        var reader = new MessagePackReader(bytes);
        Value.AssertRead(
            ref reader,
            new object?[]
            {
                1L, -1L, 128L, -129L, 1L << 32, -(1L << 40), ulong.MaxValue, 1.5, true, null, "Ж🙂", new byte[] { 0, 0xff },
                new[] { KeyValuePair.Create<object, object?>(3L, "x"), KeyValuePair.Create<object, object?>("y", Array.Empty<object?>()) },
            });
        Assert.Equal(0.25, reader.ReadDouble());
        Assert.Equal(0, reader.Remaining);
    }

    [Fact]
    public void Skip_ExtensionsOfPython_ReadsPastThem()
    {
        var bytes = Run(
            """
            import sys, msgpack
            for size in (0, 1, 2, 3, 4, 8, 16, 17, 255, 256, 65535, 65536):
                sys.stdout.buffer.write(msgpack.packb(msgpack.ExtType(5, b"x" * size)))
            sys.stdout.buffer.write(msgpack.packb(7))
            """,
            []);

        var reader = new MessagePackReader(bytes);
        for (var i = 0; i < 12; i++)
            reader.Skip();
        Assert.Equal(7, reader.ReadInt32());
    }

    private static byte[] Run(string script, byte[] input)
    {
        var start = new ProcessStartInfo(Python)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "-c", script },
        };
        using var process = Process.Start(start)!;
        var feeding = Task.Run(() =>
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        });
        using var output = new MemoryStream();
        process.StandardOutput.BaseStream.CopyTo(output);
        feeding.GetAwaiter().GetResult();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output.ToArray();
    }
}
