using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Tests.Support;

/// <content>A typist.</content>
public sealed unsafe partial class XScreen
{
    /// <summary>Types ASCII text and line feeds with the keys of the display's own map.</summary>
    public void Type(string text)
    {
        foreach (char c in text)
        {
            (byte keycode, bool shift) = Find(c == '\n' ? 0xff0du : c);
            const byte shiftKey = 50;
            if (shift)
                PressKey(shiftKey);
            PressKey(keycode);
            ReleaseKey(keycode);
            if (shift)
                ReleaseKey(shiftKey);
        }
    }

    public void Strike(byte keycode)
    {
        PressKey(keycode);
        ReleaseKey(keycode);
    }

    /// <summary>Sets the keyboard's layout by its XKB name.</summary>
    public void SetLayout(string layout, string variant = "", string options = "")
    {
        using RunningProgram setxkbmap = new(X.DisplayName, "setxkbmap", "-layout", layout, "-variant", variant, "-option", "", "-option", options);
        Wait.Until("setxkbmap is done", () => setxkbmap.HasExited);
    }

    // Keysyms of Latin-1 are the characters' own numbers (X protocol, appendix A).
    private (byte Keycode, bool Shift) Find(uint keysym)
    {
        byte first = xcb_get_setup(X.Handle)->min_keycode, last = xcb_get_setup(X.Handle)->max_keycode;
        xcb_get_keyboard_mapping_reply_t* map =
            xcb_get_keyboard_mapping_reply(X.Handle, xcb_get_keyboard_mapping(X.Handle, first, (byte)(last - first + 1)), null);
        try
        {
            uint* keysyms = xcb_get_keyboard_mapping_keysyms(map);
            int perKey = map->keysyms_per_keycode;
            for (int level = 0; level < Math.Min(2, perKey); level++)
            {
                for (int code = first; code <= last; code++)
                {
                    if (keysyms[((code - first) * perKey) + level] == keysym)
                        return ((byte)code, level == 1);
                }
            }
        }
        finally
        {
            Libc.free(map);
        }

        throw new ArgumentException($"No key gives the keysym 0x{keysym:x}.");
    }
}
