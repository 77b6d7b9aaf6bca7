using Rdfwd.Display.Geometry;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>A top-level window of the far display as the window manager knows it. Owned by the thread far-wm.</summary>
internal sealed class FarWindow
{
    public FarWindow(uint id, Rect geometry, bool overrideRedirect)
    {
        Id = id;
        Geometry = geometry;
        OverrideRedirect = overrideRedirect;
    }

    public uint Id { get; }

    /// <summary>Root coordinates.</summary>
    public Rect Geometry { get; set; }

    public bool OverrideRedirect { get; }

    /// <summary>True once the server said that it is on the screen.</summary>
    public bool Mapped { get; set; }

    /// <summary>What programs set; complete after management began.</summary>
    public WindowPropertySet Properties { get; set; } = new();

    public WindowStates States { get; set; }

    /// <summary>The shapes that are not its rectangle.</summary>
    public List<WindowShape> Shapes { get; } = [];

    /// <summary>The width of the border that is part of its picture, pixels.</summary>
    public int Border { get; set; }

    /// <summary>The geometry to return to from full screen or maximised.</summary>
    public OwnPlace Own { get; } = new();

    /// <summary>The monitors that its program wants it to cover in full screen; null while it has not said.</summary>
    public FullScreenMonitors? Monitors { get; set; }

    /// <summary>The newest ConfigureWindow of a viewer that was applied.</summary>
    public uint Serial { get; set; }

    /// <summary>The states that its program changed while nobody was attached.</summary>
    public WindowStates ChangedAlone { get; set; }

    /// <summary>A viewer's window manager has placed it: the position is to be kept on the next attach.</summary>
    public bool Placed { get; set; }

    /// <summary>When the program was asked to close, µs; 0 when it was not or has answered a ping since.</summary>
    public long CloseAskedUs { get; set; }

    public bool Accepts(WindowProtocols protocol) => Properties.Protocols is { } p && (p & protocol) != 0;
}
