using System.Diagnostics;
using Rdfwd.Input;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Cli.Bench.Input;

/// <summary>Counts what `rdfwd input read` writes for frames of a kind, signs of life included.</summary>
internal static class WireBytes
{
    private const int Frames = 1000;
    private const int QuietMs = 300;

    /// <summary>Bytes of a frame of motion: REL_X, REL_Y and the report.</summary>
    public static double OfMouse(string program) =>
        Count(program, BenchDevices.Mouse(BenchDevices.SourceName), i => [InputEvent.Rel(0, (i % 7) - 3), InputEvent.Rel(1, 1)]);

    /// <summary>Bytes of a frame of a USB keyboard: MSC_SCAN, the key and the report.</summary>
    public static double OfKeys(string program) =>
        Count(program, BenchDevices.Keyboard(BenchDevices.SourceName), i => [new(EventType.Msc, Code.MscScan, 0x70004 + (i / 2 % 10)), InputEvent.Key((ushort)(30 + (i / 2 % 10)), 1 - (i % 2))]);

    private static double Count(string program, DeviceDescription description, Func<int, InputEvent[]> frame)
    {
        using UinputDevice source = UinputDevice.Create(description);
        ProcessStartInfo start = new(program, ["input", "read", "-D", "-G", source.EventNode!]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process reader = Process.Start(start) ?? throw new InputException(InputFailure.Unsupported, "rdfwd cannot be run.");
        long bytes = 0;
        Thread counter = new(() =>
        {
            byte[] buffer = new byte[65536];
            int count;
            while ((count = reader.StandardOutput.BaseStream.Read(buffer)) > 0)
                Interlocked.Add(ref bytes, count);
        })
        { IsBackground = true, Name = "bench-counter" };
        counter.Start();
        while (Interlocked.Read(ref bytes) == 0 && !reader.HasExited)
            Thread.Sleep(10);
        Thread.Sleep(QuietMs);
        long before = Interlocked.Read(ref bytes);
        for (int i = 0; i < Frames; i++)
        {
            source.Write(frame(i));
            // Slow enough that the node's buffer of 64 events never runs over.
            if (i % 8 == 7)
                Thread.Sleep(1);
        }
        Thread.Sleep(QuietMs);
        long after = Interlocked.Read(ref bytes);
        reader.Kill();
        counter.Join();
        return (double)(after - before) / Frames;
    }
}
