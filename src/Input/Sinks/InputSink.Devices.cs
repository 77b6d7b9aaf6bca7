using System.Globalization;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Links;
using Rdfwd.Input.Messages;
using Rdfwd.Input.Uinput;
using Rdfwd.Interop.Evdev;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Input.Sinks;

/// <remarks>The clones: how they come and go, what is written to them, what applications write to them.</remarks>
public sealed partial class InputSink
{
    private void WriteFrame(uint number, int count)
    {
        if (Find(number) is not { } device)
            return;
        _silent = false;
        if (_liveness.IsStale)
            count = StaleFilter.Apply(_frame.AsSpan(0, count));
        // Effects are played towards the real device only.
        count = Without(EventType.Ff, _frame.AsSpan(0, count));
        Span<InputEvent> events = _frame.AsSpan(0, count);
        if (count == 0)
            return;
        if (_brake.Add(count + 1))
            LetReadersFollow();
        if (_unwritten != device)
            WriteBatch();
        ExpectEchoes(device, events);
        _unwritten = device;
        device.Clone.Add(events);
        if (_options.Verbose)
            PrintFrame(number, events);
    }

    // The kernel keeps 16 of what comes back and then none; and of an LED that goes on and off only the last value is known.
    private void ExpectEchoes(SinkDevice device, ReadOnlySpan<InputEvent> events)
    {
        int echoes = 0;
        bool isFeedback = false;
        foreach (InputEvent e in events)
        {
            echoes += e.Type is EventType.Msc or >= EventType.Led ? 1 : 0;
            isFeedback |= e.Type >= EventType.Led;
        }
        if (_echoes + echoes > MostEchoes || (isFeedback && _isFeedbackWritten))
            WriteBatch();
        _echoes += echoes;
        _isFeedbackWritten |= isFeedback;
        foreach (InputEvent e in events)
        {
            if (e.Type >= EventType.Led)
                device.Echo.Wrote(e);
        }
    }

    private static int Without(ushort type, Span<InputEvent> events)
    {
        int count = 0;
        foreach (InputEvent e in events)
        {
            if (e.Type != type)
                events[count++] = e;
        }
        return count;
    }

    /// <summary>Writes the frames that came together for one clone, in one call.</summary>
    private void WriteBatch()
    {
        if (_unwritten is not { } device)
            return;
        _unwritten = null;
        device.Clone.Flush();
        // What is known to come back is taken at once instead of waking this thread once more for it.
        if (_echoes > 0)
            ReadBack(device);
        _echoes = 0;
        _isFeedbackWritten = false;
    }

    private unsafe void LetReadersFollow()
    {
        WriteBatch();
        _clockIsOld = true;
        if (_brake.MustPause(NowUs))
            _ = Libc.poll(null, 0, PauseMs);
        _clockIsOld = true;
    }

    private void PrintFrame(uint number, ReadOnlySpan<InputEvent> events)
    {
        foreach (InputEvent e in events)
            _log.Say(string.Create(CultureInfo.InvariantCulture, $"{number} {e}"));
    }

    private SinkDevice? Find(uint number) => number < InputLimits.Devices ? _devices[number] : null;

    private void Add(AddDevice message)
    {
        if (message.Device >= InputLimits.Devices)
            throw new ProtocolException($"Device {message.Device} is above the {InputLimits.Devices} that one stream may have.");
        Remove(message.Device);
        try
        {
            UinputDevice clone = UinputDevice.Create(message.Description);
            SinkDevice device = new(message.Device, clone);
            _devices[message.Device] = device;
            _created++;
            Expect(device);
            string node = clone.EventNode ?? "";
            _log.Say($"{(node.Length > 0 ? node : "A device")} is \"{message.Description.Name}\".");
            foreach (string omitted in clone.Omitted)
                _log.Say($"This kernel does not know {omitted} of \"{message.Description.Name}\"; the clone lacks it.");
            if (!_options.BothWays && WayBack.Wanted(message.Description) is { } lost)
                _log.Say($"This pipe has no way back: {lost} of \"{message.Description.Name}\" cannot reach the real device; `rdfwd input connect` brings them there.");
            SendBack(new DeviceCreated(message.Device, node));
        }
        catch (InputException exception)
        {
            _log.Say(exception.Message);
            SendBack(new DeviceRefused(message.Device, exception.Message));
            // Without /dev/uinput nothing can be created, now or later.
            if (exception.Reason is InputFailure.Unsupported or InputFailure.Permission || !_options.BothWays)
                throw;
        }
    }

    // What seeding the clone wrote comes back as an echo.
    private static void Expect(SinkDevice device)
    {
        foreach (int led in device.Clone.State.Leds.Members())
            device.Echo.Wrote(new(EventType.Led, (ushort)led, 1));
        foreach (int sound in device.Clone.State.Sounds.Members())
            device.Echo.Wrote(new(EventType.Snd, (ushort)sound, 1));
        device.Echo.Wrote(new(EventType.Rep, Code.RepDelay, device.Clone.Description.RepeatDelayMs));
        device.Echo.Wrote(new(EventType.Rep, Code.RepPeriod, device.Clone.Description.RepeatPeriodMs));
    }

    private void Remove(uint number)
    {
        if (Find(number) is not { } device)
            return;
        _devices[number] = null;
        _created--;
        device.Clone.Dispose();
        _interrupter?.Rest();
    }

    private void RemoveAll()
    {
        UinputDevice.LetReadersSee([.. _devices.OfType<SinkDevice>().Select(device => device.Clone)]);
        for (uint number = 0; number < InputLimits.Devices; number++)
            Remove(number);
    }

    private void ReleaseAll()
    {
        foreach (SinkDevice? device in _devices)
            device?.Clone.ReleaseAll();
    }

    private void ReadBack(SinkDevice device)
    {
        int count;
        do
        {
            count = device.Clone.Read(_raw);
            foreach (input_event raw in _raw.AsSpan(0, count))
                Answer(device, new(raw.type, raw.code, raw.value));
        }
        while (count == _raw.Length);
    }

    private void Answer(SinkDevice device, InputEvent e)
    {
        if (e.Type == EventType.Uinput)
        {
            if (e.Code == Code.UiFfUpload && device.Clone.AcceptUpload(e.Value, out ff_effect effect))
                SendBack(new UploadEffect(device.Number, effect));
            else if (e.Code == Code.UiFfErase && device.Clone.AcceptErase(e.Value, out int id))
                SendBack(new EraseEffect(device.Number, id));
            return;
        }
        if (!device.Echo.IsNews(e))
            return;
        device.Clone.State.Apply(e);
        SendBack(new DeviceEvent(device.Number, e));
    }
}
