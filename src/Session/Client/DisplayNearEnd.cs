using Microsoft.Extensions.Logging;
using Rdfwd.Display.Near;
using Rdfwd.Wire;

namespace Rdfwd.Session.Client;

/// <summary>The real near end: windows on an X display.</summary>
public sealed class DisplayNearEnd : INearEnd
{
    private readonly NearDisplay _display;

    private DisplayNearEnd(NearDisplay display)
    {
        _display = display;
    }

    public event Action<string>? Closed
    {
        add => _display.Closed += value;
        remove => _display.Closed -= value;
    }

    /// <summary>Opens the display. Throws <see cref="Display.DisplayException"/>.</summary>
    public static DisplayNearEnd Open(NearDisplayOptions options, ILogger log)
    {
        return new DisplayNearEnd(NearDisplay.Open(options, log));
    }

    public void Connected(WireConnection connection)
    {
        _display.Connected(connection);
    }

    public bool Handle(in IncomingMessage message)
    {
        return _display.Handle(message);
    }

    public void ClockTold(long askedUs, long farUs, long backUs)
    {
        _display.ClockTold(askedUs, farUs, backUs);
    }

    public void LinkLost(string why)
    {
        _display.LinkLost(why);
    }

    public void Dispose()
    {
        _display.Dispose();
    }
}
