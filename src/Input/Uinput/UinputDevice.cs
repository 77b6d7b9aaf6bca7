using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.State;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Input.Uinput;

/// <summary>
/// A device made from a <see cref="DeviceDescription"/> through /dev/uinput. Owns the descriptor; it keeps a
/// <see cref="DeviceState"/> of what it wrote and lets go of everything before it goes. One thread.
/// </summary>
public sealed unsafe class UinputDevice : IDisposable
{
    public const string NodePath = "/dev/uinput";

    // A reader of a destroyed device gets ENODEV before the releases, unless it had time to read them.
    private const int ReadersTimeMs = 50;

    private readonly SafeFileDescriptor _fd;
    private readonly List<InputEvent> _scratch = new(64);
    private readonly input_event[] _raw = new input_event[RawEvents.Batch];
    private int _rawCount;
    private readonly List<string> _omitted = [];
    private bool _hasWritten;

    private UinputDevice(SafeFileDescriptor fd, DeviceDescription description)
    {
        _fd = fd;
        Description = description;
        State = new DeviceState(description);
    }

    public DeviceDescription Description { get; }

    /// <summary>What the clone holds.</summary>
    public DeviceState State { get; }

    /// <summary>For poll: readable when an application set an LED, a rate, or force feedback.</summary>
    public int Descriptor => _fd.Descriptor;

    /// <summary>For example "/dev/input/event12"; null when sysfs does not tell.</summary>
    public string? EventNode { get; private set; }

    /// <summary>Capabilities that this kernel does not know and the clone lacks.</summary>
    public IReadOnlyList<string> Omitted => _omitted;

    /// <summary>Creates the device in the state that the description has. Throws <see cref="InputException"/> that names what the kernel refused.</summary>
    public static UinputDevice Create(DeviceDescription description)
    {
        if (DescriptionCheck.Find(description) is { } fault)
            throw new InputException(InputFailure.Refused, $"The device \"{description.Name}\" cannot be created: {fault}.");
        SafeFileDescriptor fd = new(Libc.open(NodePath, Libc.O_RDWR | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0));
        if (fd.IsInvalid)
            throw InputErrors.OpenUinput(NodePath, Marshal.GetLastPInvokeError());
        UinputDevice device = new(fd, description);
        try
        {
            device.SetUp();
            device.FindNode();
            device.Seed();
            return device;
        }
        catch
        {
            fd.Dispose();
            throw;
        }
    }

    /// <summary>Writes one frame, and what was added before; the SYN_REPORT is added when it is missing. False when the device is gone.</summary>
    public bool Write(ReadOnlySpan<InputEvent> frame)
    {
        Add(frame);
        return Flush();
    }

    /// <summary>Keeps one frame for <see cref="Flush"/>, so that several leave in one call; the SYN_REPORT is added when it is missing.</summary>
    public void Add(ReadOnlySpan<InputEvent> frame)
    {
        foreach (InputEvent e in frame)
            AddRaw(e);
        if (frame.IsEmpty || frame[^1] is not { Type: EventType.Syn, Code: Code.SynReport })
            AddRaw(InputEvent.Report);
    }

    /// <summary>Writes what was added. False when the device is gone.</summary>
    public bool Flush()
    {
        if (_rawCount == 0)
            return true;
        int count = _rawCount;
        _rawCount = 0;
        _hasWritten = true;
        return RawEvents.WriteAll(_fd, _raw.AsSpan(0, count));
    }

    /// <summary>Writes a single event with nothing added, not even a report; it is not followed in <see cref="State"/>.</summary>
    public bool WriteRaw(InputEvent e)
    {
        input_event raw = new() { type = e.Type, code = e.Code, value = e.Value };
        return Libc.write(_fd, &raw, (nuint)sizeof(input_event)) == sizeof(input_event);
    }

    /// <summary>Lets go of everything that is held. False when nothing was.</summary>
    public bool ReleaseAll()
    {
        _scratch.Clear();
        Releases.Build(Description, State, _scratch);
        if (_scratch.Count == 0)
            return false;
        Write(CollectionsMarshal.AsSpan(_scratch));
        return true;
    }

    /// <summary>Brings the clone to another state of the same device, in frames that readers understand.</summary>
    public void MoveTo(DeviceState state)
    {
        _scratch.Clear();
        Resync.Difference(Description, State, state, _scratch);
        if (_scratch.Count > 0)
            Write(CollectionsMarshal.AsSpan(_scratch));
    }

    /// <summary>Reads what applications wrote to the clone: LEDs, sounds, the rate, force feedback. The kernel keeps 16 of them, so read at once. Returns their number, 0 for none.</summary>
    public int Read(Span<input_event> events)
    {
        fixed (input_event* start = events)
        {
            nint bytes = Libc.read(_fd, start, (nuint)(events.Length * sizeof(input_event)));
            return bytes <= 0 ? 0 : (int)bytes / sizeof(input_event);
        }
    }

    /// <summary>Takes an upload that was announced, and answers it at once, so that the application does not wait for the network.</summary>
    public bool AcceptUpload(int request, out ff_effect effect)
    {
        uinput_ff_upload upload = new() { request_id = (uint)request };
        effect = default;
        if (EvdevLibc.ioctl(_fd, IoctlRequest.UI_BEGIN_FF_UPLOAD, &upload) < 0)
            return false;
        effect = upload.effect;
        upload.retval = 0;
        return EvdevLibc.ioctl(_fd, IoctlRequest.UI_END_FF_UPLOAD, &upload) == 0;
    }

    public bool AcceptErase(int request, out int effectId)
    {
        uinput_ff_erase erase = new() { request_id = (uint)request };
        effectId = -1;
        if (EvdevLibc.ioctl(_fd, IoctlRequest.UI_BEGIN_FF_ERASE, &erase) < 0)
            return false;
        effectId = (int)erase.effect_id;
        erase.retval = 0;
        return EvdevLibc.ioctl(_fd, IoctlRequest.UI_END_FF_ERASE, &erase) == 0;
    }

    /// <summary>Lets go of everything, gives readers a moment to see that, and destroys the device.</summary>
    public void Dispose()
    {
        if (_fd.IsClosed)
            return;
        Flush();
        LetReadersSee([this]);
        _ = EvdevLibc.ioctl_value(_fd, IoctlRequest.UI_DEV_DESTROY, 0);
        _fd.Dispose();
    }

    /// <summary>Lets go of everything on several devices before they are disposed, so that their readers' moment is waited for only once.</summary>
    public static void LetReadersSee(IReadOnlyList<UinputDevice> devices)
    {
        bool waits = false;
        foreach (UinputDevice device in devices)
        {
            device.ReleaseAll();
            waits |= device._hasWritten;
            device._hasWritten = false;
        }
        if (waits)
            Thread.Sleep(ReadersTimeMs);
    }

    private void AddRaw(InputEvent e)
    {
        State.Apply(e);
        if (_rawCount == _raw.Length)
            Flush();
        _raw[_rawCount++] = new input_event { type = e.Type, code = e.Code, value = e.Value };
    }

    private void SetUp()
    {
        foreach (int type in Description.Types.Members())
        {
            // EV_SYN is there by itself.
            if (type == EventType.Syn)
                continue;
            SetBit(IoctlRequest.UI_SET_EVBIT, type, () => CodeNames.Type(type));
            if (SetCode(type) is not { } request)
                continue;
            foreach (int code in Description.Codes(type).Members())
                SetBit(request, code, () => CodeNames.Code(type, code));
        }
        foreach (int property in Description.Properties.Members())
            SetBit(IoctlRequest.UI_SET_PROPBIT, property, () => CodeNames.Property(property));
        if (Description.Phys.Length > 0)
        {
            fixed (byte* phys = Encoding.UTF8.GetBytes(Description.Phys + '\0'))
                Check(EvdevLibc.ioctl(_fd, IoctlRequest.UI_SET_PHYS, phys), "the physical path");
        }
        DeviceId id = Description.Id;
        uinput_setup setup = new()
        {
            id = new input_id { bustype = id.Bus, vendor = id.Vendor, product = id.Product, version = id.Version },
            ff_effects_max = (uint)Description.EffectsMax,
        };
        CutName(Description.Name, new Span<byte>(setup.name, uinput_setup.UINPUT_MAX_NAME_SIZE - 1));
        Check(EvdevLibc.ioctl(_fd, IoctlRequest.UI_DEV_SETUP, &setup), "the name and the ids");
        foreach (int axis in Description.Codes(EventType.Abs).Members())
        {
            AbsInfo info = Description.Axis(axis);
            uinput_abs_setup abs = new()
            {
                code = (ushort)axis,
                absinfo = new input_absinfo
                {
                    value = Description.State.SlotCount > 0 && (Code.IsMt(axis) || axis == Code.AbsMtSlot) ? 0 : Description.State.Axis(axis),
                    minimum = info.Minimum,
                    maximum = info.Maximum,
                    fuzz = info.Fuzz,
                    flat = info.Flat,
                    resolution = info.Resolution,
                },
            };
            Check(EvdevLibc.ioctl(_fd, IoctlRequest.UI_ABS_SETUP, &abs), $"axis {CodeNames.Code(EventType.Abs, axis)}");
        }
        Check(EvdevLibc.ioctl_value(_fd, IoctlRequest.UI_DEV_CREATE, 0), "the device as a whole");
    }

    private void Seed()
    {
        ClearFuzz();
        if (Description.RepeatDelayMs >= 0)
        {
            ReadOnlySpan<InputEvent> rate =
            [
                new(EventType.Rep, Code.RepDelay, Description.RepeatDelayMs),
                new(EventType.Rep, Code.RepPeriod, Description.RepeatPeriodMs),
            ];
            RawEvents.Write(_fd, rate);
        }
        foreach (int axis in Description.Codes(EventType.Abs).Members())
        {
            if (State.SlotCount == 0 || (!Code.IsMt(axis) && axis != Code.AbsMtSlot))
                State.SetAxis(axis, Description.State.Axis(axis));
        }
        State.CurrentSlot = 0;
        MoveTo(Description.State);
    }

    // The original's values are filtered already. Filtered again they would differ, so the clone only shows the fuzz until udev has
    // had the chance to read it.
    private void ClearFuzz()
    {
        List<int> fuzzy = [.. Description.Codes(EventType.Abs).Members().Where(axis => Description.Axis(axis).Fuzz != 0)];
        if (fuzzy.Count == 0 || EventNode is null)
            return;
        if (TryClearFuzz(EventNode, fuzzy))
            return;
        // udev may take a second to give the node to its user; events must not wait for that.
        string path = EventNode;
        new Thread(() => ClearFuzzLater(path, fuzzy)) { Name = "clear-fuzz", IsBackground = true }.Start();
    }

    private static void ClearFuzzLater(string path, List<int> axes)
    {
        for (int i = 0; i < 100 && !TryClearFuzz(path, axes); i++)
            Thread.Sleep(20);
    }

    private static bool TryClearFuzz(string path, List<int> axes)
    {
        try
        {
            using EvdevDevice node = EvdevDevice.Open(path);
            return axes.TrueForAll(node.ClearFuzz);
        }
        catch (InputException)
        {
            return false;
        }
    }

    private void FindNode()
    {
        const int Length = 64;
        byte* name = stackalloc byte[Length];
        if (EvdevLibc.ioctl(_fd, IoctlRequest.UI_GET_SYSNAME(Length), name) < 0)
            return;
        string directory = "/sys/devices/virtual/input/" + Marshal.PtrToStringUTF8((nint)name);
        if (!Directory.Exists(directory))
            return;
        string? node = Directory.EnumerateDirectories(directory, "event*").FirstOrDefault();
        EventNode = node is null ? null : "/dev/input/" + Path.GetFileName(node);
    }

    private void SetBit(nint request, int bit, Func<string> name)
    {
        if (EvdevLibc.ioctl_value(_fd, request, bit) < 0)
            _omitted.Add(name());
    }

    private void Check(int result, string what)
    {
        if (result < 0)
            throw new InputException(InputFailure.Refused, $"The kernel refused {what} of the device \"{Description.Name}\": {InputErrors.Words(Marshal.GetLastPInvokeError())}.");
    }

    private static nint? SetCode(int type) => type switch
    {
        EventType.Key => IoctlRequest.UI_SET_KEYBIT,
        EventType.Rel => IoctlRequest.UI_SET_RELBIT,
        EventType.Abs => IoctlRequest.UI_SET_ABSBIT,
        EventType.Msc => IoctlRequest.UI_SET_MSCBIT,
        EventType.Sw => IoctlRequest.UI_SET_SWBIT,
        EventType.Led => IoctlRequest.UI_SET_LEDBIT,
        EventType.Snd => IoctlRequest.UI_SET_SNDBIT,
        EventType.Ff => IoctlRequest.UI_SET_FFBIT,
        _ => null,
    };

    private static void CutName(string name, Span<byte> into)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(name);
        int length = Math.Min(bytes.Length, into.Length);
        while (length < bytes.Length && length > 0 && (bytes[length] & 0xc0) == 0x80)
            length--;
        bytes.AsSpan(0, length).CopyTo(into);
    }
}
