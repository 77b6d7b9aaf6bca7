using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Composing;

/// <summary>
/// A client of an X input method (XIM, Input Method Protocol 1.0 over X). It waits for nothing: what the input method gives comes to an
/// <see cref="IComposer"/>. Each window has a context of its own from its first focus on. The input method draws what is being composed itself
/// (root-window style). Borrows the connection; its thread.
/// </summary>
internal sealed unsafe partial class InputMethod : IDisposable
{
    private readonly XConnection _x;
    private readonly string? _name;
    private readonly IComposer _composer;
    private readonly ILogger _log;
    private readonly XimWriter _writer = new();
    private readonly Dictionary<uint, ushort> _contexts = [];
    private readonly Queue<uint> _awaited = new();
    private uint _client, _server, _owner, _focused;
    private ushort _method;
    private bool _isOpen;

    /// <param name="x">The near display.</param>
    /// <param name="name">Its name, or null for any.</param>
    /// <param name="composer">Who gets what it gives.</param>
    /// <param name="log">Where it is told what is used.</param>
    public InputMethod(XConnection x, string? name, IComposer composer, ILogger log)
    {
        _x = x;
        _name = name;
        _composer = composer;
        _log = log;
        TryOpen();
    }

    /// <summary>Whether keys of a window can be given to it.</summary>
    public bool Serves(uint window) => _isOpen && _contexts.ContainsKey(window);

    /// <summary>The window that has the focus, if it has a context for it, or 0. Any thread.</summary>
    public uint Served { get; private set; }

    /// <summary>The list of the display's input methods changed: one may be there now.</summary>
    public void NoteServers()
    {
        if (!_isOpen)
            TryOpen();
    }

    /// <summary>A window got the focus.</summary>
    public void Focus(uint window)
    {
        _focused = window;
        if (!_isOpen)
        {
            TryOpen();
            return;
        }

        if (_contexts.TryGetValue(window, out ushort context))
        {
            Send(_writer.Begin(XimOpcode.SetIcFocus).U16(_method).U16(context));
            Served = window;
        }
        else if (!_awaited.Contains(window))
            CreateContext(window);
    }

    /// <summary>The window has the focus no more. What is being composed may be committed for it now.</summary>
    public void Unfocus()
    {
        if (_isOpen && _contexts.TryGetValue(_focused, out ushort context))
            Send(_writer.Begin(XimOpcode.UnsetIcFocus).U16(_method).U16(context));
        _focused = 0;
        Served = 0;
    }

    /// <summary>The text cursor of a window is here, in its own pixels: what there is to choose from belongs below it.</summary>
    public void Place(uint window, int x, int y)
    {
        const int spotBytes = 4, headBytes = 4;
        if (!_isOpen || !_contexts.TryGetValue(window, out ushort context)
            || !_attributes.TryGetValue("preeditAttributes", out ushort preedit) || !_attributes.TryGetValue("spotLocation", out ushort spot))
            return;
        Send(_writer.Begin(XimOpcode.SetIcValues).U16(_method).U16(context).U16(headBytes + headBytes + spotBytes).U16(0)
            .U16(preedit).U16(headBytes + spotBytes).U16(spot).U16(spotBytes).U16(x).U16(y));
    }

    /// <summary>A window is gone.</summary>
    public void Forget(uint window)
    {
        if (_focused == window)
        {
            _focused = 0;
            Served = 0;
        }

        if (_contexts.Remove(window, out ushort context))
            Send(_writer.Begin(XimOpcode.DestroyIc).U16(_method).U16(context));
    }

    /// <summary>Gives it a key event of a window that it serves. Returns whether it will say when it is done (<see cref="IComposer.Synchronize"/>).</summary>
    public bool Forward(in xcb_key_press_event_t key)
    {
        if (!_isOpen || !_contexts.TryGetValue(key.@event, out ushort context))
        {
            _composer.Return(key.detail, IsPress(key));
            return false;
        }

        // Flag 1: it answers with XIM_SYNC_REPLY when it is done. Only who asked for that does.
        bool synchronous = (_synchronousMask & MaskOf(key)) != 0;
        xcb_key_press_event_t copy = key;
        Send(_writer.Begin(XimOpcode.ForwardEvent).U16(_method).U16(context).U16(synchronous ? 1 : 0).U16(key.sequence).Bytes(new ReadOnlySpan<byte>(&copy, sizeof(xcb_key_press_event_t))));
        return synchronous;
    }

    /// <summary>Whether it wants such an event; presses always.</summary>
    public bool Wants(in xcb_key_press_event_t key) => IsPress(key) || _forwardMask == 0 || (_forwardMask & MaskOf(key)) != 0;

    /// <summary>Asks it something that costs nothing.</summary>
    public void Ask()
    {
        if (_isOpen && _question is { } attribute)
            Send(_writer.Begin(XimOpcode.GetImValues).U16(_method).U16(sizeof(ushort)).U16(attribute));
        else
            _composer.Answer();
    }

    /// <summary>Leaves it with all that it has, and is with it again when it answers.</summary>
    public void Restart()
    {
        _log.LogWarning("The input method does not answer: keys go on without it until it does");
        Close();
        TryOpen();
    }

    /// <summary>Takes an event that is about it.</summary>
    public bool OnMessage(xcb_client_message_event_t* e)
    {
        if (_client == 0 || e->window != _client)
            return false;
        if (e->type == _x.Atoms[Atom._XIM_XCONNECT])
            OnConnected(((uint*)&e->data)[0]);
        else if (e->type == _x.Atoms[Atom._XIM_PROTOCOL] && Receive(e) is { } message)
            OnMessage(new XimReader(message));
        return true;
    }

    /// <summary>A property of another program's window was read.</summary>
    public bool OnPropertyRead(uint window, uint property)
    {
        if (_server == 0 || window != _server)
            return false;
        if (_properties.Contains(property))
            _freeProperties.Enqueue(property);
        return true;
    }

    /// <summary>A window of another program is gone.</summary>
    public void OnDestroyed(uint window)
    {
        if (_server == 0 || window != _server)
            return;
        _log.LogInformation("The input method is gone");
        _server = 0;
        Close();
        _composer.Gone();
        TryOpen();
    }

    public void Dispose() => Close();

    private static bool IsPress(in xcb_key_press_event_t key) => (key.response_type & 0x7f) == XCB_KEY_PRESS;

    private static uint MaskOf(in xcb_key_press_event_t key) => (uint)(IsPress(key) ? XCB_EVENT_MASK_KEY_PRESS : XCB_EVENT_MASK_KEY_RELEASE);

    // One that is being opened already is asked again: the process that was asked may be another one now.
    private void TryOpen()
    {
        uint owner = FindOwner();
        if (owner == 0 || (_client != 0 && owner == _owner))
            return;
        Close();
        _owner = owner;
        _client = _x.NewId();
        xcb_create_window(_x.Handle, 0, _client, _x.Root, 0, 0, 1, 1, 0, (ushort)XCB_WINDOW_CLASS_INPUT_OUTPUT, 0, 0, null);
        // Transport version 0.0: short messages in the event, others in a property.
        XProperty.SendClientMessage(_x, owner, XCB_EVENT_MASK_NO_EVENT, owner, _x.Atoms[Atom._XIM_XCONNECT], [_client, 0, 0]);
        _x.Flush();
    }

    private uint FindOwner()
    {
        IEnumerable<uint> selections = _name is null ? XProperty.GetWords(_x, _x.Root, Atom.XIM_SERVERS) ?? [] : [_x.Atoms.Intern("@server=" + _name)];
        foreach (uint selection in selections)
        {
            xcb_get_selection_owner_reply_t* reply = xcb_get_selection_owner_reply(_x.Handle, xcb_get_selection_owner(_x.Handle, selection), null);
            uint owner = reply == null ? 0 : reply->owner;
            Libc.free(reply);
            if (owner != 0)
                return owner;
        }

        return 0;
    }

    private void CreateContext(uint window)
    {
        const uint preeditNothing = 0x0008, statusNothing = 0x0400;
        if (!_attributes.TryGetValue("inputStyle", out ushort style) || !_attributes.TryGetValue("clientWindow", out ushort client))
            return;
        _awaited.Enqueue(window);
        const int attributeBytes = 8;
        bool hasFocusWindow = _attributes.TryGetValue("focusWindow", out ushort focus);
        XimWriter writer = _writer.Begin(XimOpcode.CreateIc).U16(_method).U16((hasFocusWindow ? 3 : 2) * attributeBytes)
            .Attribute(style, preeditNothing | statusNothing).Attribute(client, window);
        Send(hasFocusWindow ? writer.Attribute(focus, window) : writer);
    }

    private void Close()
    {
        if (_server != 0 && _client != 0)
        {
            if (_isOpen)
                Send(_writer.Begin(XimOpcode.Close).U16(_method).U16(0));
            Send(_writer.Begin(XimOpcode.Disconnect));
            uint nothing = XCB_EVENT_MASK_NO_EVENT;
            xcb_change_window_attributes(_x.Handle, _server, XCB_CW_EVENT_MASK, &nothing);
        }

        if (_client != 0)
            xcb_destroy_window(_x.Handle, _client);
        _client = _server = _owner = 0;
        Served = 0;
        _isOpen = false;
        _forwardMask = _synchronousMask = 0;
        _contexts.Clear();
        _awaited.Clear();
        _unread.Clear();
        _freeProperties.Clear();
        foreach (uint property in _properties)
            _freeProperties.Enqueue(property);
        _usedProperties = _properties.Count;
        _x.Flush();
    }
}
