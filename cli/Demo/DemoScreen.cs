using System.Diagnostics;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Cli.Demo;

/// <summary>What a person does at the near screen: looks at the window, types into it, and sees when it changes.</summary>
internal sealed unsafe class DemoScreen : IDisposable
{
    private const uint ReturnKeysym = 0xff0d;
    private const uint ShiftKeysym = 0xffe1;

    private readonly XConnection _x;
    private readonly byte _damageEvent;
    private uint _window;

    public DemoScreen(string display, string? authorityFile)
    {
        _x = XConnection.Open(display, authorityFile);
        _damageEvent = (byte)(_x.RequireExtension("DAMAGE").FirstEvent + XCB_DAMAGE_NOTIFY);
        Libc.free(xcb_damage_query_version_reply(_x.Handle, xcb_damage_query_version(_x.Handle, 1, 1), null));
    }

    /// <summary>Finds the forwarded window whose title starts so, and begins to watch it. False while it is not there.</summary>
    public bool TryFind(string title)
    {
        uint found = Descendants(_x.Root).FirstOrDefault(window =>
            XProperty.GetWords(_x, window, Atom._RDFWD_WINDOW) is { Length: > 0 }
            && (XProperty.GetText(_x, window, Atom._NET_WM_NAME) ?? "").StartsWith(title, StringComparison.Ordinal)
            && IsViewable(window));
        if (found == 0)
            return false;
        _window = found;
        xcb_damage_create(_x.Handle, _x.NewId(), _window, XCB_DAMAGE_REPORT_LEVEL_RAW_RECTANGLES);
        _x.Sync();
        return true;
    }

    /// <summary>Gives the window the keyboard; false when somebody else keeps it.</summary>
    public bool TryFocus()
    {
        uint type = _x.Atoms[Atom._NET_ACTIVE_WINDOW];
        const uint Substructure = XCB_EVENT_MASK_SUBSTRUCTURE_REDIRECT | XCB_EVENT_MASK_SUBSTRUCTURE_NOTIFY;
        XProperty.SendClientMessage(_x, _x.Root, Substructure, _window, type, [2, XCB_CURRENT_TIME, 0]);
        xcb_set_input_focus(_x.Handle, (byte)XCB_INPUT_FOCUS_POINTER_ROOT, _window, XCB_CURRENT_TIME);
        _x.Sync();
        return HasFocus();
    }

    /// <summary>Whether what is typed now goes to the window.</summary>
    public bool HasFocus()
    {
        xcb_get_input_focus_reply_t* reply = xcb_get_input_focus_reply(_x.Handle, xcb_get_input_focus(_x.Handle), null);
        uint focus = reply == null ? 0 : reply->focus;
        Libc.free(reply);
        return focus == _window;
    }

    /// <summary>Types one character; returns the time from the key to the changed window, or null when nothing changed.</summary>
    public TimeSpan? Type(char character, TimeSpan wait)
    {
        (byte keycode, bool shift) = FindKey(character == '\n' ? ReturnKeysym : character);
        byte shiftKey = shift ? FindKey(ShiftKeysym).Keycode : (byte)0;
        AwaitChange(TimeSpan.Zero);
        byte[] before = Grab(out _, out _);
        if (shift)
            Fake(XCB_KEY_PRESS, shiftKey);
        long start = Stopwatch.GetTimestamp();
        Fake(XCB_KEY_PRESS, keycode);
        TimeSpan? taken = null;
        while (taken is null && AwaitChange(wait - Stopwatch.GetElapsedTime(start)))
        {
            // Drawn is not changed: only other pixels count.
            TimeSpan drawn = Stopwatch.GetElapsedTime(start);
            if (!before.AsSpan().SequenceEqual(Grab(out _, out _)))
                taken = drawn;
        }

        Fake(XCB_KEY_RELEASE, keycode);
        if (shift)
            Fake(XCB_KEY_RELEASE, shiftKey);
        return taken;
    }

    /// <summary>Waits until nothing has changed for a while.</summary>
    public void AwaitQuiet(TimeSpan quiet)
    {
        while (AwaitChange(quiet))
        {
        }
    }

    /// <summary>The pixels of the window as the near X server has them, rows of packed BGRX.</summary>
    public byte[] Grab(out int width, out int height)
    {
        xcb_get_geometry_reply_t* geometry = xcb_get_geometry_reply(_x.Handle, xcb_get_geometry(_x.Handle, _window), null);
        if (geometry == null)
            throw new Session.SessionException(Session.Failure.SessionEnded, "the window is gone");
        (width, height) = (geometry->width, geometry->height);
        Libc.free(geometry);
        xcb_get_image_reply_t* image = xcb_get_image_reply(_x.Handle, xcb_get_image(_x.Handle, (byte)XCB_IMAGE_FORMAT_Z_PIXMAP, _window, 0, 0, (ushort)width, (ushort)height, uint.MaxValue), null);
        if (image == null)
            throw new Session.SessionException(Session.Failure.NoDisplay, "the window is not wholly on the screen and cannot be photographed");
        byte[] pixels = new ReadOnlySpan<byte>(xcb_get_image_data(image), width * height * 4).ToArray();
        Libc.free(image);
        return pixels;
    }

    public void Dispose()
    {
        _x.Dispose();
    }

    private bool AwaitChange(TimeSpan wait)
    {
        long start = Stopwatch.GetTimestamp();
        bool changed = false;
        while (true)
        {
            xcb_generic_event_t* e;
            while ((e = xcb_poll_for_event(_x.Handle)) != null)
            {
                changed |= (e->response_type & 0x7f) == _damageEvent;
                Libc.free(e);
            }

            double left = (wait - Stopwatch.GetElapsedTime(start)).TotalMilliseconds;
            if (changed || left <= 0 || _x.IsBroken)
                return changed;
            FileDescriptors.Wait(_x.Descriptor, Libc.POLLIN, (int)Math.Ceiling(left));
        }
    }

    private void Fake(int type, byte detail)
    {
        xcb_test_fake_input(_x.Handle, (byte)type, detail, XCB_CURRENT_TIME, _x.Root, 0, 0, 0);
        _x.Flush();
    }

    /// <summary>Keysyms of Latin-1 are the characters' own numbers (X protocol, appendix A).</summary>
    private (byte Keycode, bool Shift) FindKey(uint keysym)
    {
        byte first = xcb_get_setup(_x.Handle)->min_keycode;
        byte last = xcb_get_setup(_x.Handle)->max_keycode;
        xcb_get_keyboard_mapping_reply_t* map = xcb_get_keyboard_mapping_reply(_x.Handle, xcb_get_keyboard_mapping(_x.Handle, first, (byte)(last - first + 1)), null);
        try
        {
            uint* keysyms = xcb_get_keyboard_mapping_keysyms(map);
            for (int level = 0; level < 2; level++)
            {
                for (int code = first; code <= last; code++)
                {
                    if (keysyms[((code - first) * map->keysyms_per_keycode) + level] == keysym)
                        return ((byte)code, level == 1);
                }
            }
        }
        finally
        {
            Libc.free(map);
        }

        throw new Session.SessionException(Session.Failure.NoDisplay, $"the keyboard here has no key for '{(char)keysym}'");
    }

    private bool IsViewable(uint window)
    {
        xcb_get_window_attributes_reply_t* reply = xcb_get_window_attributes_reply(_x.Handle, xcb_get_window_attributes(_x.Handle, window), null);
        bool viewable = reply != null && reply->map_state == XCB_MAP_STATE_VIEWABLE;
        Libc.free(reply);
        return viewable;
    }

    private List<uint> Descendants(uint window)
    {
        List<uint> found = [];
        xcb_query_tree_reply_t* tree = xcb_query_tree_reply(_x.Handle, xcb_query_tree(_x.Handle, window), null);
        if (tree == null)
            return found;
        foreach (uint child in new ReadOnlySpan<uint>(xcb_query_tree_children(tree), xcb_query_tree_children_length(tree)))
        {
            found.Add(child);
            found.AddRange(Descendants(child));
        }

        Libc.free(tree);
        return found;
    }
}
