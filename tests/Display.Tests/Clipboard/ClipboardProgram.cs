using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using Rdfwd.Tests.Support;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Tests.Clipboard;

/// <summary>A program that does with selections what no program of Debian does.</summary>
internal sealed unsafe class ClipboardProgram : IDisposable
{
    private readonly XConnection _x;

    public ClipboardProgram(XServerProcess server)
    {
        _x = XConnection.Open(server.Display);
        Window = NewWindow();
    }

    public uint Window { get; private set; }

    public uint Atom(string name) => _x.Atoms.Intern(name);

    /// <summary>Takes a selection over and over with several windows.</summary>
    public void FloodOwnership(string selection, int times)
    {
        uint atom = Atom(selection), other = NewWindow();
        for (int i = 0; i < times; i++)
        {
            xcb_set_selection_owner(_x.Handle, i % 2 == 0 ? Window : other, atom, XCB_CURRENT_TIME);
            xcb_set_selection_owner(_x.Handle, 0, atom, XCB_CURRENT_TIME);
        }

        _x.Sync();
    }

    /// <summary>Asks without ever looking at the answer.</summary>
    public void FloodRequests(string selection, string target, int times)
    {
        uint atom = Atom(selection), what = Atom(target);
        uint[] properties = [.. Enumerable.Range(0, 100).Select(i => Atom($"FLOOD_{i}"))];
        for (int i = 0; i < times; i++)
            xcb_convert_selection(_x.Handle, Window, atom, what, properties[i % properties.Length], XCB_CURRENT_TIME);
        _x.Sync();
    }

    /// <summary>Asks once; returns the property of the answer, 0 for a refusal.</summary>
    public uint Ask(string selection, string target, string property)
    {
        xcb_convert_selection(_x.Handle, Window, Atom(selection), Atom(target), Atom(property), XCB_CURRENT_TIME);
        _x.Flush();
        uint? answer = null;
        Wait.Until($"{target} is answered", () => (answer = TakeAnswer(Atom(target))) is not null);
        return answer!.Value;
    }

    public uint[] Words(string property) => XProperty.TakeWords(_x, XProperty.Request(_x, Window, Atom(property))) ?? [];

    public byte[]? Bytes(string property) => XProperty.TakeBytes(_x, XProperty.Request(_x, Window, Atom(property)), out _);

    public void SetWords(string property, string type, params uint[] words)
    {
        fixed (uint* data = words)
            xcb_change_property(_x.Handle, (byte)XCB_PROP_MODE_REPLACE, Window, Atom(property), Atom(type), 32, (uint)words.Length, data);
        _x.Sync();
    }

    /// <summary>Deletes a property, which asks for the next piece.</summary>
    public void Delete(string property)
    {
        xcb_delete_property(_x.Handle, Window, Atom(property));
        _x.Sync();
    }

    /// <summary>The window goes away in the midst of everything.</summary>
    public void DestroyWindow()
    {
        xcb_destroy_window(_x.Handle, Window);
        _x.Sync();
        Window = NewWindow();
    }

    public void Dispose() => _x.Dispose();

    private uint? TakeAnswer(uint target)
    {
        xcb_generic_event_t* e;
        while ((e = xcb_poll_for_event(_x.Handle)) != null)
        {
            xcb_selection_notify_event_t* notify = (xcb_selection_notify_event_t*)e;
            uint? answer = (e->response_type & 0x7f) == XCB_SELECTION_NOTIFY && notify->target == target ? notify->property : null;
            Libc.free(e);
            if (answer is not null)
                return answer;
        }

        return null;
    }

    private uint NewWindow()
    {
        uint window = _x.NewId();
        xcb_create_window(_x.Handle, 0, window, _x.Root, 0, 0, 1, 1, 0, (ushort)XCB_WINDOW_CLASS_INPUT_ONLY, 0, 0, null);
        _x.Sync();
        return window;
    }
}
