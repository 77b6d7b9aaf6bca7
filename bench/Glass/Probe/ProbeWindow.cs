using System.Text;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Bench.Probe;

/// <summary>Makes the windows of the probe.</summary>
internal static unsafe class ProbeWindow
{
    private const uint AtomType = 4;
    private const uint SizeHintsType = 41;
    private const uint HintsType = 35;

    /// <summary>A window that is not on the screen yet.</summary>
    /// <param name="x">Borrowed.</param>
    /// <param name="width">Pixels.</param>
    /// <param name="height">Pixels.</param>
    /// <param name="title">ASCII.</param>
    /// <param name="takesKeys">Whether it may have the keyboard.</param>
    /// <param name="sizeIsFixed">Whether no window manager may change its size.</param>
    public static uint Create(XConnection x, int width, int height, string title, bool takesKeys, bool sizeIsFixed)
    {
        uint window = x.NewId();
        uint events = XCB_EVENT_MASK_EXPOSURE | XCB_EVENT_MASK_KEY_PRESS | XCB_EVENT_MASK_KEY_RELEASE | XCB_EVENT_MASK_STRUCTURE_NOTIFY;
        xcb_create_window(
            x.Handle, XCB_COPY_FROM_PARENT, window, x.Root, 0, 0, (ushort)width, (ushort)height, 0,
            (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, x.Screen->root_visual, XCB_CW_EVENT_MASK, &events);
        XProperty.SetText(x, window, Atom._NET_WM_NAME, title);
        XProperty.SetBytes(x, window, Atom.WM_NAME, x.Atoms[Atom.STRING], Encoding.ASCII.GetBytes(title));
        XProperty.SetBytes(x, window, Atom.WM_CLASS, x.Atoms[Atom.STRING], "probe\0RdfwdProbe\0"u8);
        XProperty.SetWords(x, window, Atom.WM_PROTOCOLS, AtomType, [x.Atoms[Atom.WM_DELETE_WINDOW]]);
        // ICCCM 4.1.2.3: program's minimum and maximum size, both the same.
        if (sizeIsFixed)
            XProperty.SetWords(x, window, Atom.WM_NORMAL_HINTS, SizeHintsType, [0x30, 0, 0, 0, 0, (uint)width, (uint)height, (uint)width, (uint)height, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        // ICCCM 4.1.2.4: the input hint.
        XProperty.SetWords(x, window, Atom.WM_HINTS, HintsType, [1, takesKeys ? 1u : 0, 0, 0, 0, 0, 0, 0, 0]);
        // No frame, so that a window as large as the screen fits.
        XProperty.SetWords(x, window, Atom._MOTIF_WM_HINTS, x.Atoms[Atom._MOTIF_WM_HINTS], [2, 0, 0, 0, 0]);
        return window;
    }
}
