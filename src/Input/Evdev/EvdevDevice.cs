using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.State;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Input.Evdev;

/// <summary>
/// An open /dev/input/event node. Owns the descriptor; closing it ends a grab and erases this process's force-feedback
/// effects. One thread at a time, except for the force-feedback calls, which may block on slow hardware.
/// </summary>
public sealed unsafe class EvdevDevice : IDisposable
{
    private readonly SafeFileDescriptor _fd;
    private bool _readWaits;

    private EvdevDevice(string path, SafeFileDescriptor fd, bool writable, DeviceDescription description)
    {
        Path = path;
        _fd = fd;
        IsWritable = writable;
        Description = description;
    }

    /// <summary>The path it was opened by.</summary>
    public string Path { get; }

    /// <summary>What the kernel said of the device when it was opened.</summary>
    public DeviceDescription Description { get; }

    /// <summary>Whether LEDs and force feedback can be written to it.</summary>
    public bool IsWritable { get; }

    /// <summary>For poll.</summary>
    public int Descriptor => _fd.Descriptor;

    public bool IsGrabbed { get; private set; }

    /// <summary>Opens a device, for writing too where that is allowed, without waiting and without grabbing it. Throws <see cref="InputException"/>.</summary>
    public static EvdevDevice Open(string path)
    {
        bool writable = true;
        SafeFileDescriptor fd = new(Libc.open(path, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0));
        if (fd.IsInvalid && Marshal.GetLastPInvokeError() == EvdevLibc.EACCES)
        {
            writable = false;
            fd = new(Libc.open(path, Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0));
        }
        if (fd.IsInvalid)
            throw InputErrors.Open(path, Marshal.GetLastPInvokeError());
        try
        {
            int clock = Libc.CLOCK_MONOTONIC;
            int version;
            if (EvdevLibc.ioctl(fd, IoctlRequest.EVIOCGVERSION, &version) < 0)
                throw Marshal.GetLastPInvokeError() == EvdevLibc.ENODEV ? InputErrors.Unplugged(path) : new InputException(InputFailure.NotFound, $"{path} is not an input device.");
            _ = EvdevLibc.ioctl(fd, IoctlRequest.EVIOCSCLOCKID, &clock);
            return new EvdevDevice(path, fd, writable, Describe(fd, path));
        }
        catch
        {
            fd.Dispose();
            throw;
        }
    }

    /// <summary>Takes the device for this process alone. Throws <see cref="InputException"/> that names who has it.</summary>
    public void Grab()
    {
        if (IsGrabbed)
            return;
        if (EvdevLibc.ioctl_value(_fd, IoctlRequest.EVIOCGRAB, 1) < 0)
        {
            int errno = Marshal.GetLastPInvokeError();
            throw errno == EvdevLibc.EBUSY ? InputErrors.Grabbed(Path) : Failure("grabbed", errno);
        }
        IsGrabbed = true;
    }

    public void Ungrab()
    {
        if (IsGrabbed)
            _ = EvdevLibc.ioctl_value(_fd, IoctlRequest.EVIOCGRAB, 0);
        IsGrabbed = false;
    }

    /// <summary>
    /// Reads events that are there. Returns their number, 0 when there is none (or, where it waits, when a signal came first), or −1
    /// when the device is gone.
    /// </summary>
    public int Read(Span<input_event> events)
    {
        fixed (input_event* start = events)
        {
            nint bytes = Libc.read(_fd, start, (nuint)(events.Length * sizeof(input_event)));
            if (bytes >= 0)
                return (int)bytes / sizeof(input_event);
        }
        return Marshal.GetLastPInvokeError() is Libc.EAGAIN or Libc.EINTR ? 0 : -1;
    }

    /// <summary>Whether <see cref="Read"/> waits until there is something; at first it does not.</summary>
    public void LetReadWait(bool waits = true)
    {
        if (waits != _readWaits)
            FileDescriptors.SetNonBlocking(_fd, !waits);
        _readWaits = waits;
    }

    /// <summary>Throws away all events that are waiting.</summary>
    public void Drain()
    {
        Span<input_event> events = stackalloc input_event[64];
        while ((!_readWaits || FileDescriptors.Wait(Descriptor, Libc.POLLIN, 0)) && Read(events) > 0)
        {
        }
    }

    /// <summary>Writes events (LEDs, sounds, the repeat rate, force feedback) and a SYN_REPORT to the device. False when it is gone or read-only.</summary>
    public bool Write(ReadOnlySpan<InputEvent> events) => IsWritable && RawEvents.Write(_fd, events);

    /// <summary>Fills <paramref name="state"/> with what the kernel holds now. Queued key events are dropped by it (EVIOCGKEY). False when the device is gone.</summary>
    public bool ReadState(DeviceState state) => ReadState(_fd, Description, state);

    /// <summary>Whether any key, button or touch is down, as the kernel has it now.</summary>
    public DeviceState ReadState()
    {
        DeviceState state = new(Description);
        if (!ReadState(state))
            throw InputErrors.Unplugged(Path);
        return state;
    }

    /// <summary>The repeat rate in milliseconds, or null when the device does not repeat.</summary>
    public (int DelayMs, int PeriodMs)? ReadRepeat() => ReadRepeat(_fd);

    public bool SetRepeat(int delayMs, int periodMs)
    {
        int* rate = stackalloc int[] { delayMs, periodMs };
        return EvdevLibc.ioctl(_fd, IoctlRequest.EVIOCSREP, rate) == 0;
    }

    /// <summary>
    /// Uploads a force-feedback effect, a new one when its id is −1. Returns its id, or −1 when the device refuses. May block for
    /// as long as the hardware takes.
    /// </summary>
    public int UploadEffect(ref ff_effect effect)
    {
        fixed (ff_effect* pointer = &effect)
            return EvdevLibc.ioctl(_fd, IoctlRequest.EVIOCSFF, pointer) < 0 ? -1 : pointer->id;
    }

    public bool EraseEffect(int id) => EvdevLibc.ioctl_value(_fd, IoctlRequest.EVIOCRMFF, id) == 0;

    /// <summary>Sets the fuzz of an axis to 0 and leaves the rest as it is.</summary>
    internal bool ClearFuzz(int axis)
    {
        input_absinfo info;
        if (EvdevLibc.ioctl(_fd, IoctlRequest.EVIOCGABS(axis), &info) < 0)
            return false;
        info.fuzz = 0;
        return EvdevLibc.ioctl(_fd, IoctlRequest.EVIOCSABS(axis), &info) == 0;
    }

    public void Dispose() => _fd.Dispose();

    private InputException Failure(string verb, int errno) =>
        errno == EvdevLibc.ENODEV ? InputErrors.Unplugged(Path) : new(InputFailure.Busy, $"{Path} cannot be {verb}: {InputErrors.Words(errno)}.");

    private static DeviceDescription Describe(SafeFileDescriptor fd, string path)
    {
        DeviceDescription device = new()
        {
            Name = ReadText(fd, IoctlRequest.EVIOCGNAME(InputLimits.NameBytes)),
            Phys = ReadText(fd, IoctlRequest.EVIOCGPHYS(InputLimits.NameBytes)),
            Uniq = ReadText(fd, IoctlRequest.EVIOCGUNIQ(InputLimits.NameBytes)),
        };
        input_id id;
        if (EvdevLibc.ioctl(fd, IoctlRequest.EVIOCGID, &id) < 0)
            throw InputErrors.Unplugged(path);
        device.Id = new(id.bustype, id.vendor, id.product, id.version);
        ReadBits(fd, IoctlRequest.EVIOCGPROP, device.Properties);
        ReadBits(fd, length => IoctlRequest.EVIOCGBIT(0, length), device.Types);
        foreach (int type in device.Types.Members())
        {
            // EVIOCGBIT(0) is the set of types itself, and EV_REP has no codes to ask for.
            if (type != EventType.Syn && EventType.CodeCount(type) > 0)
                ReadBits(fd, length => IoctlRequest.EVIOCGBIT(type, length), device.Codes(type));
        }
        foreach (int axis in device.Codes(EventType.Abs).Members())
        {
            input_absinfo info;
            if (EvdevLibc.ioctl(fd, IoctlRequest.EVIOCGABS(axis), &info) >= 0)
                device.AddAxis((ushort)axis, new(info.value, info.minimum, info.maximum, info.fuzz, info.flat, info.resolution));
        }
        if (device.Types[EventType.Rep] && ReadRepeat(fd) is { } rate)
            (device.RepeatDelayMs, device.RepeatPeriodMs) = rate;
        int effects = 0;
        if (device.Types[EventType.Ff] && EvdevLibc.ioctl(fd, IoctlRequest.EVIOCGEFFECTS, &effects) >= 0)
            device.EffectsMax = effects;
        ReadState(fd, device, device.State);
        return device;
    }

    private static (int DelayMs, int PeriodMs)? ReadRepeat(SafeFileDescriptor fd)
    {
        int* rate = stackalloc int[2];
        return EvdevLibc.ioctl(fd, IoctlRequest.EVIOCGREP, rate) < 0 ? null : (rate[0], rate[1]);
    }

    private static bool ReadState(SafeFileDescriptor fd, DeviceDescription device, DeviceState state)
    {
        bool alive = ReadBits(fd, IoctlRequest.EVIOCGKEY, state.Keys);
        ReadBits(fd, IoctlRequest.EVIOCGLED, state.Leds);
        ReadBits(fd, IoctlRequest.EVIOCGSND, state.Sounds);
        ReadBits(fd, IoctlRequest.EVIOCGSW, state.Switches);
        BitSet axes = device.Codes(EventType.Abs);
        for (int axis = axes.Next(0); axis >= 0; axis = axes.Next(axis + 1))
        {
            if (Code.IsMt(axis) && state.SlotCount > 0)
            {
                ReadSlots(fd, axis, state);
                continue;
            }
            input_absinfo info;
            if (EvdevLibc.ioctl(fd, IoctlRequest.EVIOCGABS(axis), &info) >= 0)
                state.SetAxis(axis, info.value);
        }
        return alive;
    }

    private static void ReadSlots(SafeFileDescriptor fd, int axis, DeviceState state)
    {
        int* values = stackalloc int[1 + InputLimits.Slots];
        values[0] = axis;
        if (EvdevLibc.ioctl(fd, IoctlRequest.EVIOCGMTSLOTS((1 + state.SlotCount) * sizeof(int)), values) < 0)
            return;
        for (int slot = 0; slot < state.SlotCount; slot++)
            state.SetSlot(slot, axis, values[1 + slot]);
    }

    private static bool ReadBits(SafeFileDescriptor fd, Func<int, nint> request, BitSet into)
    {
        // The kernel copies whole longs, so the buffer is a multiple of eight bytes.
        int length = (into.Capacity + 63) / 64 * 8;
        byte* bytes = stackalloc byte[length];
        new Span<byte>(bytes, length).Clear();
        bool read = EvdevLibc.ioctl(fd, request(length), bytes) >= 0;
        if (read)
            into.Load(new ReadOnlySpan<byte>(bytes, length));
        return read;
    }

    private static string ReadText(SafeFileDescriptor fd, nint request)
    {
        byte* bytes = stackalloc byte[InputLimits.NameBytes];
        int length = EvdevLibc.ioctl(fd, request, bytes);
        return length <= 0 ? "" : Encoding.UTF8.GetString(bytes, length).TrimEnd('\0');
    }
}
