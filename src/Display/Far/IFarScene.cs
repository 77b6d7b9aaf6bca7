using System.Collections.Concurrent;
using Rdfwd.Wire;

namespace Rdfwd.Display.Far;

/// <summary>
/// What of an X display is shown: each window by itself (<see cref="WindowManager"/>) or the whole screen as one (<see cref="WholeScreen"/>). It owns
/// an X connection and a thread; any thread may call it. Disposing leaves the display and its programs as they are.
/// </summary>
internal interface IFarScene : IDisposable
{
    /// <summary>Raised when the X server is gone, with a sentence for people.</summary>
    public event Action<string>? Lost;

    /// <summary>Raised on the scene's thread when a window is to be captured (true) or no more (false).</summary>
    public event Action<uint, bool>? Changed;

    /// <summary>What input must know of each window that is shown.</summary>
    public ConcurrentDictionary<uint, FarWindowInfo> Snapshot { get; }

    /// <summary>Where input left the pointer.</summary>
    public PointerPlace Pointer { get; }

    /// <summary>The window that takes the focus while no viewer has it; 0 where the focus is the business of another window manager.</summary>
    public uint IdleFocusWindow { get; }

    /// <summary>Pixels.</summary>
    public int ScreenWidth { get; }

    /// <summary>Pixels.</summary>
    public int ScreenHeight { get; }

    /// <summary>Starts the thread.</summary>
    public void Begin();

    /// <summary>Sends the full state to a viewer, and all changes from then on.</summary>
    /// <param name="connection">The viewer's.</param>
    /// <param name="resumes">It still shows the windows of a lost link.</param>
    /// <param name="manages">It has a window manager, which decides where windows are and which states they have.</param>
    public void AddViewer(WireConnection connection, bool resumes, bool manages);

    public void RemoveViewer(WireConnection connection);

    /// <summary>The windows, bottom to top; for reports.</summary>
    public IReadOnlyList<FarWindowReport> Report();

    /// <summary>A viewer's focus went to this window, or to none (0); input has told the X server already.</summary>
    public void NoteFocus(uint id);

    /// <summary>Takes a message of a viewer; false when it is not about windows or the screen.</summary>
    public bool Handle(in IncomingMessage message);
}
