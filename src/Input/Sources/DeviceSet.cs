using System.Globalization;
using System.Runtime.InteropServices;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Links;
using Rdfwd.Input.State;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Input.Sources;

/// <summary>
/// The devices of a source: finds those that were asked for, opens them, grabs them when nothing is held, and takes them back when
/// they return. Owns them. The source's thread only.
/// </summary>
internal sealed class DeviceSet : IDisposable
{
    private readonly SourceOptions _options;
    private readonly IInputLog _log;
    private readonly List<SourceDevice> _devices = [];
    private readonly Dictionary<string, long> _retries = [];

    public DeviceSet(SourceOptions options, IInputLog log)
    {
        _options = options;
        _log = log;
    }

    // A list, so that going through it in the loop allocates nothing.
    public List<SourceDevice> Devices => _devices;

    /// <summary>Whether a node that may not be opened yet, or has no link yet, is to be tried again.</summary>
    public bool HasRetries => _retries.Count > 0;

    /// <summary>
    /// Opens all that is asked for and there, and grabs what is to be grabbed: all of it or, when something fails, nothing. Blocks
    /// while keys are held. Throws <see cref="InputException"/>.
    /// </summary>
    public void OpenInitial(CancellationToken cancel)
    {
        foreach (DeviceChoice choice in _options.Devices)
        {
            // A path is meant to be there; what a pattern means may come later.
            if (choice.Selector.Path is { } path)
                Adopt(EvdevDevice.Open(Canonical(path)));
        }
        foreach (string node in HotplugWatch.Nodes())
        {
            if (TryOpen(node) is { } device)
                Adopt(device);
        }
        if (_devices.Count == 0 && !_options.Hotplug)
            throw new InputException(InputFailure.NotFound, $"No device matches {Wanted()}. `rdfwd input list` shows those that exist.");
        if (_devices.Count == 0)
            _log.Say($"No device matches {Wanted()} yet; waiting for one.");
        GrabAll(cancel);
    }

    /// <summary>Opens a node that came, when it is asked for. Returns the device, which may be one that returned, or null.</summary>
    public SourceDevice? Arrive(string node)
    {
        if (_devices.Any(known => known.Device?.Path == node))
            return null;
        EvdevDevice? device = null;
        try
        {
            device = EvdevDevice.Open(node);
            if (ChoiceFor(device) is null)
            {
                device.Dispose();
                // udev makes the links of by-id after the node has its permissions.
                if (_options.Devices.Any(choice => choice.Selector.Path is { } path && !File.Exists(path)))
                    TryLater(node, $"{node} is not what is waited for, unless a link to it comes.");
                else
                    _retries.Remove(node);
                return null;
            }
            _retries.Remove(node);
            if (!IsOwnEcho(node, device))
                return Adopt(device);
            device.Dispose();
        }
        catch (InputException exception) when (exception.Reason is InputFailure.Permission)
        {
            TryLater(node, $"{node} may not be opened yet; it is tried again for a while.");
        }
        catch (InputException)
        {
            // It went again.
            _retries.Remove(node);
        }
        return null;
    }

    private void TryLater(string node, string why)
    {
        if (_retries.TryAdd(node, Environment.TickCount64 + (long)NodeOpener.Patience.TotalMilliseconds))
            _log.Detail(why);
        if (Environment.TickCount64 > _retries[node])
            _retries.Remove(node);
    }

    public IEnumerable<string> Retries() => [.. _retries.Keys];

    /// <summary>Grabs a device when nothing is held on it; false when something is. Throws <see cref="InputException"/> when another program has it.</summary>
    public bool TryGrab(SourceDevice device)
    {
        if (!device.WantsGrab || device.Device is not { IsGrabbed: false } open)
            return true;
        if (!open.ReadState(device.Physical))
            return true;
        if (device.Physical.HoldsAnything)
        {
            if (!_options.ForceGrab)
                return false;
            LetGoLocally(device, open);
        }
        open.Grab();
        // A key may have gone down between the look and the grab; its release would then never reach the local readers.
        open.ReadState(device.Physical);
        if (device.Physical.HoldsAnything && !_options.ForceGrab)
        {
            open.Ungrab();
            return false;
        }
        open.Drain();
        open.ReadState(device.Physical);
        device.Assembler.Reset();
        return true;
    }

    public void UngrabAll()
    {
        foreach (SourceDevice device in _devices)
            device.Device?.Ungrab();
    }

    public void Dispose()
    {
        foreach (SourceDevice device in _devices)
            device.Dispose();
        _devices.Clear();
    }

    // The numbers of uinput devices' nodes change; a link in /dev/input/by-id points at the present one.
    private static string Canonical(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }

    private EvdevDevice? TryOpen(string node)
    {
        if (_devices.Any(known => known.Device?.Path == node))
            return null;
        try
        {
            EvdevDevice device = EvdevDevice.Open(node);
            if (ChoiceFor(device) is not null)
                return device;
            device.Dispose();
        }
        catch (InputException)
        {
            // Not asked for by path, so it may be any device of any user.
        }
        return null;
    }

    private DeviceChoice? ChoiceFor(EvdevDevice device) =>
        _options.Devices.Where(choice => choice.Selector.Matches(device.Path, device.Description)).OrderByDescending(choice => choice.Grab).FirstOrDefault();

    // A clone made on this very machine looks like its original and must not be read again.
    private bool IsOwnEcho(string node, EvdevDevice device)
    {
        string? target = new DirectoryInfo("/sys/class/input/" + Path.GetFileName(node)).LinkTarget;
        return target?.Contains("/virtual/", StringComparison.Ordinal) == true
            && _devices.Any(known => known.Device is not null && known.Description.SameCapabilities(device.Description));
    }

    private SourceDevice? Adopt(EvdevDevice device)
    {
        DeviceChoice? choice = ChoiceFor(device);
        if (_devices.Any(known => known.Device?.Path == device.Path))
        {
            device.Dispose();
            return null;
        }
        SourceDevice? returned = _devices.FirstOrDefault(known => known.Device is null && known.Description.SameCapabilities(device.Description));
        if (returned is not null)
        {
            returned.Attach(device);
            return returned;
        }
        int most = _options.Rules is null ? InputLimits.Devices : InputLimits.Devices - 16;
        if (_devices.Count == most)
        {
            device.Dispose();
            _log.Say(string.Create(CultureInfo.InvariantCulture, $"\"{device.Description.Name}\" is left out: {most} devices are the most."));
            return null;
        }
        SourceDevice added = new((uint)_devices.Count, device, choice?.Grab ?? false);
        _devices.Add(added);
        return added;
    }

    private void GrabAll(CancellationToken cancel)
    {
        try
        {
            long start = Environment.TickCount64;
            bool told = false;
            // All at once: a key that is held on one device keeps the others free as well, so that no half of a chord gets stuck.
            while (_devices.FirstOrDefault(device => !TryGrab(device)) is { } held)
            {
                UngrabAll();
                string keys = string.Join(", ", held.Physical.Keys.Members().Select(key => CodeNames.Code(EventType.Key, key)).DefaultIfEmpty("a touch"));
                if (_options.GrabWait != Timeout.InfiniteTimeSpan && Environment.TickCount64 - start >= _options.GrabWait.TotalMilliseconds)
                    throw new InputException(InputFailure.Busy, $"{held.Device?.Path} is not grabbed, because {keys} is held and would be stuck. Release it; --wait waits without end, --force grabs anyway.");
                if (!told)
                    _log.Say($"Waiting until {keys} is released on \"{held.Description.Name}\".");
                told = true;
                if (cancel.WaitHandle.WaitOne(20))
                    throw new InputException(InputFailure.Busy, "Stopped before the devices were grabbed.");
            }
        }
        catch
        {
            UngrabAll();
            throw;
        }
    }

    // An event written to the device goes to its local readers as if the device had sent it.
    private static void LetGoLocally(SourceDevice device, EvdevDevice open)
    {
        List<InputEvent> releases = [];
        Releases.Build(device.Description, device.Physical, releases);
        open.Write(CollectionsMarshal.AsSpan(releases));
        open.Drain();
    }

    private string Wanted() => string.Join(", ", _options.Devices.Select(choice => choice.Selector.Text));
}
