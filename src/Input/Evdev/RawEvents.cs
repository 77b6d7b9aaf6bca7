using System.Runtime.InteropServices;
using Rdfwd.Input.Codes;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Input.Evdev;

/// <summary>Writes events the way evdev and uinput take them: struct input_event with a zero time, in as few calls as it goes.</summary>
internal static unsafe class RawEvents
{
    public const int Batch = 64;

    /// <summary>Writes the events; a SYN_REPORT is added when the last one is not. False when the device is gone.</summary>
    public static bool Write(SafeFileDescriptor fd, ReadOnlySpan<InputEvent> events)
    {
        Span<input_event> raw = stackalloc input_event[Batch];
        bool ends = events.IsEmpty || events[^1] is { Type: EventType.Syn, Code: Code.SynReport };
        int count = 0;
        foreach (InputEvent e in events)
        {
            raw[count++] = new input_event { type = e.Type, code = e.Code, value = e.Value };
            if (count < Batch)
                continue;
            if (!WriteAll(fd, raw))
                return false;
            count = 0;
        }
        if (!ends)
            raw[count++] = default;
        return WriteAll(fd, raw[..count]);
    }

    /// <summary>Writes events as they are. False when the device is gone.</summary>
    public static bool WriteAll(SafeFileDescriptor fd, ReadOnlySpan<input_event> raw)
    {
        fixed (input_event* start = raw)
        {
            byte* next = (byte*)start;
            nint left = raw.Length * sizeof(input_event);
            while (left > 0)
            {
                nint written = Libc.write(fd, next, (nuint)left);
                if (written > 0)
                {
                    next += written;
                    left -= written;
                }
                else if (Marshal.GetLastPInvokeError() is not (Libc.EINTR or Libc.EAGAIN))
                {
                    return false;
                }
            }
        }
        return true;
    }
}
