using System.Text;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Xcb;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Windows;

/// <summary>
/// Reads what programs say about their windows (ICCCM 2.0 section 4.1.2, EWMH 1.5 "Application Window Properties") into the
/// form that crosses the wire. All requests of a window go out before the first reply is awaited.
/// </summary>
internal static class PropertyReader
{
    private const int MaxTextBytes = 4096;

    /// <summary>The properties that matter, in the order they are read.</summary>
    private static readonly Atom[] Watched =
    [
        Atom.WM_NAME, Atom._NET_WM_NAME, Atom.WM_ICON_NAME, Atom._NET_WM_ICON_NAME, Atom.WM_CLASS, Atom.WM_NORMAL_HINTS, Atom._NET_WM_WINDOW_TYPE,
        Atom.WM_TRANSIENT_FOR, Atom.WM_WINDOW_ROLE, Atom._NET_WM_ICON, Atom._NET_WM_WINDOW_OPACITY, Atom.WM_HINTS, Atom._MOTIF_WM_HINTS,
        Atom._NET_WM_PID, Atom.WM_CLIENT_MACHINE, Atom.WM_PROTOCOLS,
    ];

    private static readonly (Atom Atom, WindowType Type)[] Types =
    [
        (Atom._NET_WM_WINDOW_TYPE_NORMAL, WindowType.Normal), (Atom._NET_WM_WINDOW_TYPE_DIALOG, WindowType.Dialog),
        (Atom._NET_WM_WINDOW_TYPE_UTILITY, WindowType.Utility), (Atom._NET_WM_WINDOW_TYPE_TOOLBAR, WindowType.Toolbar),
        (Atom._NET_WM_WINDOW_TYPE_MENU, WindowType.Menu), (Atom._NET_WM_WINDOW_TYPE_SPLASH, WindowType.Splash),
        (Atom._NET_WM_WINDOW_TYPE_DOCK, WindowType.Dock), (Atom._NET_WM_WINDOW_TYPE_DESKTOP, WindowType.Desktop),
        (Atom._NET_WM_WINDOW_TYPE_DROPDOWN_MENU, WindowType.DropdownMenu), (Atom._NET_WM_WINDOW_TYPE_POPUP_MENU, WindowType.PopupMenu),
        (Atom._NET_WM_WINDOW_TYPE_TOOLTIP, WindowType.Tooltip), (Atom._NET_WM_WINDOW_TYPE_NOTIFICATION, WindowType.Notification),
        (Atom._NET_WM_WINDOW_TYPE_COMBO, WindowType.Combo), (Atom._NET_WM_WINDOW_TYPE_DND, WindowType.DragAndDrop),
    ];

    /// <summary>Whether a change of this property is worth reading.</summary>
    public static bool IsWatched(Atom atom) => Array.IndexOf(Watched, atom) >= 0;

    /// <summary>Reads all properties of a window; one round trip.</summary>
    public static WindowPropertySet ReadAll(XConnection x, uint window) => Read(x, window, [.. Watched, Atom._NET_WM_USER_TIME]);

    /// <summary>What a window has that lost a property.</summary>
    public static WindowPropertySet Removed(Atom property) => property switch
    {
        Atom._NET_WM_WINDOW_TYPE => new WindowPropertySet { Type = WindowType.Normal },
        Atom.WM_TRANSIENT_FOR => new WindowPropertySet { TransientFor = WindowId.None },
        Atom._NET_WM_ICON => new WindowPropertySet { Icon = new WindowIcon(0, 0, []) },
        Atom._NET_WM_WINDOW_OPACITY => new WindowPropertySet { Opacity = uint.MaxValue },
        Atom._MOTIF_WM_HINTS => new WindowPropertySet { Decorations = 1 },
        Atom.WM_NORMAL_HINTS => new WindowPropertySet { Hints = default(SizeHints) },
        _ => new WindowPropertySet(),
    };

    /// <summary>Reads what a change of one property can have changed.</summary>
    public static WindowPropertySet ReadChanged(XConnection x, uint window, Atom changed) => changed switch
    {
        Atom.WM_NAME or Atom._NET_WM_NAME => Read(x, window, [Atom.WM_NAME, Atom._NET_WM_NAME]),
        Atom.WM_ICON_NAME or Atom._NET_WM_ICON_NAME => Read(x, window, [Atom.WM_ICON_NAME, Atom._NET_WM_ICON_NAME]),
        Atom.WM_HINTS or Atom.WM_PROTOCOLS => Read(x, window, [Atom.WM_HINTS, Atom.WM_PROTOCOLS]),
        _ => Read(x, window, [changed]),
    };

    /// <summary>The EWMH name of a window type.</summary>
    public static Atom AtomOf(WindowType type)
    {
        foreach ((Atom atom, WindowType t) in Types)
        {
            if (t == type)
                return atom;
        }

        return Atom._NET_WM_WINDOW_TYPE_NORMAL;
    }

    private static WindowPropertySet Read(XConnection x, uint window, ReadOnlySpan<Atom> atoms)
    {
        Span<xcb_cookie_t> cookies = stackalloc xcb_cookie_t[atoms.Length];
        for (int i = 0; i < atoms.Length; i++)
            cookies[i] = XProperty.Request(x, window, x.Atoms[atoms[i]]);
        WindowPropertySet set = new();
        for (int i = 0; i < atoms.Length; i++)
            Take(x, set, atoms[i], cookies[i]);
        return set;
    }

    private static void Take(XConnection x, WindowPropertySet set, Atom atom, xcb_cookie_t cookie)
    {
        switch (atom)
        {
            case Atom.WM_NAME:
            case Atom._NET_WM_NAME:
                // _NET_WM_NAME is read second and wins.
                set.Title = Cut(XProperty.TakeText(x, cookie)) ?? set.Title;
                break;
            case Atom.WM_ICON_NAME:
            case Atom._NET_WM_ICON_NAME:
                set.IconTitle = Cut(XProperty.TakeText(x, cookie)) ?? set.IconTitle;
                break;
            case Atom.WM_WINDOW_ROLE:
                set.Role = Cut(XProperty.TakeText(x, cookie));
                break;
            case Atom.WM_CLIENT_MACHINE:
                set.ClientMachine = Cut(XProperty.TakeText(x, cookie));
                break;
            case Atom.WM_CLASS:
                TakeClass(set, XProperty.TakeBytes(x, cookie, out _));
                break;
            default:
                TakeWords(x, set, atom, XProperty.TakeWords(x, cookie));
                break;
        }
    }

    private static void TakeWords(XConnection x, WindowPropertySet set, Atom atom, uint[]? words)
    {
        if (atom == Atom.WM_HINTS)
            TakeWmHints(set, words ?? []);
        if (words is null || words.Length == 0)
            return;
        switch (atom)
        {
            case Atom.WM_NORMAL_HINTS:
                set.Hints = HintsOf(words);
                break;
            case Atom._NET_WM_WINDOW_TYPE:
                set.Type = TypeOf(x, words);
                break;
            case Atom.WM_TRANSIENT_FOR:
                set.TransientFor = new WindowId(words[0]);
                break;
            case Atom._NET_WM_ICON:
                set.Icon = BestIcon(words);
                break;
            case Atom._NET_WM_WINDOW_OPACITY:
                set.Opacity = words[0];
                break;
            case Atom._MOTIF_WM_HINTS:
                // Flag 2: the field "decorations" is valid.
                if (words.Length >= 3 && (words[0] & 2) != 0)
                    set.Decorations = words[2];
                break;
            case Atom._NET_WM_USER_TIME when words[0] == 0:
                set.Protocols = (set.Protocols ?? 0) | WindowProtocols.NoFocusOnMap;
                break;
            case Atom._NET_WM_PID:
                set.Pid = words[0];
                break;
            case Atom.WM_PROTOCOLS:
                set.Protocols = (set.Protocols ?? 0) | ProtocolsOf(x, words);
                break;
            default:
                break;
        }
    }

    private static void TakeClass(WindowPropertySet set, byte[]? bytes)
    {
        if (bytes is null)
            return;
        string[] parts = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, MaxTextBytes)).Split('\0');
        set.Instance = parts[0];
        set.ClassName = parts.Length > 1 ? parts[1] : "";
    }

    // ICCCM 4.1.2.4: flag 1 says that "input" is valid; absent means that the window wants the focus set for it.
    private static void TakeWmHints(WindowPropertySet set, uint[] words)
    {
        bool input = words.Length < 2 || (words[0] & 1) == 0 || words[1] != 0;
        set.Protocols = (set.Protocols ?? 0) | (input ? WindowProtocols.InputHint : 0);
        const uint windowGroupHint = 1 << 6, urgencyHint = 1 << 8;
        if (words.Length >= 1 && (words[0] & urgencyHint) != 0)
            set.Protocols |= WindowProtocols.Urgent;
        if (words.Length >= 9 && (words[0] & windowGroupHint) != 0)
            set.Group = new WindowId(words[8]);
    }

    private static WindowProtocols ProtocolsOf(XConnection x, uint[] atoms)
    {
        WindowProtocols protocols = 0;
        foreach (uint number in atoms)
        {
            if (!x.Atoms.TryGet(number, out Atom atom))
                continue;
            protocols |= atom switch
            {
                Atom.WM_DELETE_WINDOW => WindowProtocols.DeleteWindow,
                Atom.WM_TAKE_FOCUS => WindowProtocols.TakeFocus,
                Atom._NET_WM_PING => WindowProtocols.Ping,
                _ => 0,
            };
        }

        return protocols;
    }

    // The first type that is understood wins (EWMH _NET_WM_WINDOW_TYPE).
    private static WindowType? TypeOf(XConnection x, uint[] atoms)
    {
        foreach (uint number in atoms)
        {
            foreach ((Atom atom, WindowType type) in Types)
            {
                if (x.Atoms[atom] == number)
                    return type;
            }
        }

        return null;
    }

    // XSizeHints as stored in a property: flags, 4 obsolete words, then pairs (ICCCM 4.1.2.3).
    private static SizeHints? HintsOf(uint[] w)
    {
        if (w.Length < 15)
            return null;
        return new SizeHints
        {
            Flags = w[0],
            MinWidth = Size(w[5]),
            MinHeight = Size(w[6]),
            MaxWidth = Size(w[7]),
            MaxHeight = Size(w[8]),
            WidthIncrement = Size(w[9]),
            HeightIncrement = Size(w[10]),
            MinAspectNum = Size(w[11]),
            MinAspectDen = Size(w[12]),
            MaxAspectNum = Size(w[13]),
            MaxAspectDen = Size(w[14]),
            BaseWidth = w.Length > 16 ? Size(w[15]) : 0,
            BaseHeight = w.Length > 16 ? Size(w[16]) : 0,
            Gravity = w.Length > 17 ? Size(w[17]) : 1,
        };
    }

    private static int Size(uint word) => (int)Math.Min(word, int.MaxValue);

    // The largest that may cross: near desktops scale down well and up badly.
    private static WindowIcon? BestIcon(uint[] words)
    {
        int best = -1;
        long bestArea = 0;
        int at = 0;
        while (at + 2 <= words.Length)
        {
            long width = words[at], height = words[at + 1];
            long area = width * height;
            if (width is 0 or > 1024 || height is 0 or > 1024 || at + 2 + area > words.Length)
                break;
            if (width <= Limits.IconSizePx && height <= Limits.IconSizePx && area > bestArea)
                (best, bestArea) = (at, area);
            at += 2 + (int)area;
        }

        if (best < 0)
            return null;
        byte[] argb = new byte[bestArea * 4];
        Buffer.BlockCopy(words, (best + 2) * 4, argb, 0, argb.Length);
        return new WindowIcon((int)words[best], (int)words[best + 1], argb);
    }

    private static string? Cut(string? text) => text is { Length: > MaxTextBytes / 4 } ? text[..(MaxTextBytes / 4)] : text;
}
