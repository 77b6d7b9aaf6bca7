using Rdfwd.Input;
using Rdfwd.Input.Links;
using Rdfwd.Input.Sources;
using Rdfwd.Session.Client;
using Rdfwd.Session.Connecting;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Devices;

/// <summary>
/// Forwards this machine's input devices to another, both ways, and connects again when the link is lost. Devices are grabbed only
/// while a link stands. One thread runs it; <see cref="Stop"/> and <see cref="Toggle"/> may come from any.
/// </summary>
public sealed class DeviceClient : IDisposable
{
    private readonly Target _target;
    private readonly ConnectionOptions _options;
    private readonly IInputLog _log;
    private readonly InputSource _source;
    private readonly CancellationTokenSource _cancel = new();

    public DeviceClient(Target target, ConnectionOptions options, SourceOptions devices, IInputLog log)
    {
        _target = target;
        _options = options;
        _log = log;
        _source = new InputSource(devices with { BothWays = true }, log, TimeProvider.System);
    }

    /// <summary>Called on the running thread when the input changed sides.</summary>
    public Action<bool>? SideChanged
    {
        get => _source.SideChanged;
        set => _source.SideChanged = value;
    }

    public void Stop()
    {
        _cancel.Cancel();
        _source.Stop();
    }

    public void Toggle() => _source.Toggle();

    /// <summary>
    /// Runs until stopped, until the panic chord, or until the devices are gone. Throws <see cref="SessionException"/> when the first
    /// link cannot be made and <see cref="InputException"/> when the devices cannot be had.
    /// </summary>
    public SourceEnd Run()
    {
        Backoff backoff = new(Random.Shared);
        bool opened = false;
        while (true)
        {
            try
            {
                using FarEnd far = FarEnd.Connect(_target, _options, Roles.Device, _cancel.Token);
                far.Connection.Send(Channel.Control, new Open(OpenVerbs.Devices, "", new Dictionary<string, string[]>()));
                if (!opened)
                    _source.Open();
                opened = true;
                SourceEnd end = _source.Run(far.Connection);
                far.Connection.Flush(200);
                if (end is not (SourceEnd.LinkEnded or SourceEnd.LinkSilent))
                    return end;
                backoff.Reset();
                _log.Say($"The link to {far.Machine} is lost; the devices are given back. Connecting again.");
            }
            catch (SessionException exception) when (opened && exception.Failure is not Failure.Interrupted)
            {
                _log.Detail(exception.Message);
            }
            catch (SessionException exception) when (exception.Failure is Failure.Interrupted)
            {
                return SourceEnd.Stopped;
            }
            if (_cancel.Token.WaitHandle.WaitOne(backoff.Next()))
                return SourceEnd.Stopped;
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _cancel.Dispose();
    }
}
