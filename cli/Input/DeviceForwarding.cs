using Rdfwd.Cli.Printing;
using Rdfwd.Input.Routing;
using Rdfwd.Input.Selecting;
using Rdfwd.Input.Sources;
using Rdfwd.Session.Devices;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;

namespace Rdfwd.Cli.Input;

/// <summary>Lends devices to a session's machine while its windows are shown here, on a thread and a link of its own. Dispose takes them back.</summary>
internal sealed class DeviceForwarding : IDisposable
{
    private readonly DeviceClient _client;
    private readonly Thread _thread;
    private readonly InputSignals _signals;
    private readonly SourceRegistration _registration;

    private DeviceForwarding(DeviceClient client, SourceOptions options)
    {
        _client = client;
        // Ctrl-C and the like are for the windows, which end this too.
        _signals = new InputSignals(null, client.Toggle);
        _registration = new SourceRegistration(options);
        client.SideChanged = _registration.Update;
        _thread = new Thread(Run) { Name = "devices", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Null when no device is named. Throws for a selector that cannot be meant.</summary>
    public static DeviceForwarding? Start(Target target, ConnectionOptions options, IReadOnlyList<string> selectors, bool verbose)
    {
        if (selectors.Count == 0)
            return null;
        SourceOptions devices = new() { Devices = [.. selectors.Select(text => new DeviceChoice(Selector.Parse(text), Grab: true))], BothWays = true, Panic = Chord.Parse(SourceArguments.DefaultPanic) };
        return new DeviceForwarding(new DeviceClient(target, options, devices, new ConsoleLog(verbose)), devices);
    }

    public void Dispose()
    {
        _client.Stop();
        _thread.Join(TimeSpan.FromSeconds(3));
        _client.Dispose();
        _signals.Dispose();
        _registration.Dispose();
    }

    private void Run()
    {
        try
        {
            LatencyPriority.Raise();
            _client.Run();
        }
        catch (Exception exception)
        {
            // The windows are shown all the same.
            ErrorPrinter.Print(exception);
        }
    }
}
