using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Extensions.Logging;
using Rdfwd.Display.X11;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Composing;

/// <content>What it says, and how both say it (X transport, Input Method Protocol 1.0, section C).</content>
internal sealed unsafe partial class InputMethod
{
    // What fits into an event; more goes through a property, which is free again when it was read.
    private const int EventBytes = 20, MaxProperties = 256;
    private const int MaxMessageBytes = 64 * 1024;

    private readonly List<uint> _properties = [];
    private readonly Queue<uint> _freeProperties = new();
    private readonly Dictionary<uint, byte[]> _unread = [];
    private Dictionary<string, ushort> _attributes = [];
    private ushort? _question;
    private uint _forwardMask, _synchronousMask;
    private int _usedProperties;
    private bool _isUtf8;

    private void OnConnected(uint server)
    {
        if (_server != 0 || server == 0)
            return;
        _server = server;
        uint mask = XCB_EVENT_MASK_STRUCTURE_NOTIFY | XCB_EVENT_MASK_PROPERTY_CHANGE;
        xcb_change_window_attributes(_x.Handle, server, XCB_CW_EVENT_MASK, &mask);
        const byte littleEndian = (byte)'l';
        Send(_writer.Begin(XimOpcode.Connect).U8(littleEndian).U8(0).U16(1).U16(0).U16(0));
    }

    private void OnMessage(XimReader message)
    {
        switch (message.Opcode)
        {
            case XimOpcode.ConnectReply:
                Send(_writer.Begin(XimOpcode.Open).Text(InputMethodName.Locale(Environment.GetEnvironmentVariable)));
                break;
            case XimOpcode.OpenReply:
                OnOpened(message);
                break;
            case XimOpcode.EncodingNegotiationReply when !_isOpen:
                _ = message.U32();
                _isUtf8 = message.U16() == 0 && !message.IsShort;
                _isOpen = true;
                _log.LogInformation("Keys go to the input method {Name} first", _name ?? "of this display");
                if (_focused != 0)
                    Focus(_focused);
                break;
            case XimOpcode.CreateIcReply:
                OnContext(message);
                break;
            case XimOpcode.SetEventMask:
                _ = message.U32();
                (_forwardMask, _synchronousMask) = (message.U32(), message.U32());
                break;
            case XimOpcode.GetImValuesReply:
                _composer.Answer();
                break;
            case XimOpcode.SyncReply:
                _composer.Synchronize();
                break;
            case XimOpcode.Sync:
                Confirm(message.U16(), message.U16());
                break;
            case XimOpcode.ForwardEvent:
                OnForwarded(message);
                break;
            case XimOpcode.Commit:
                OnCommitted(message);
                break;
            case XimOpcode.Error:
                _ = message.U32();
                _ = message.U16();
                _log.LogInformation("The input method reports the error {Code}", message.U16());
                break;
            default:
                break;
        }
    }

    private void OnOpened(XimReader message)
    {
        _method = message.U16();
        Dictionary<string, ushort> ofMethod = message.Attributes(0);
        _attributes = message.Attributes(sizeof(ushort));
        _question = ofMethod.TryGetValue("queryInputStyle", out ushort styles) ? styles : null;
        // As libX11 does: some serve no client that names no encoding of a locale.
        const string locale = "UTF-8", compound = "COMPOUND_TEXT";
        Send(_writer.Begin(XimOpcode.EncodingNegotiation).U16(_method).U16(2 + locale.Length + compound.Length).Text(locale).Text(compound).Pad().U16(0).U16(0));
    }

    private void OnContext(XimReader message)
    {
        message.U16();
        ushort context = message.U16();
        if (message.IsShort || !_awaited.TryDequeue(out uint window))
            return;
        _contexts[window] = context;
        if (_focused == window)
            Focus(window);
    }

    private void OnForwarded(XimReader message)
    {
        ushort method = message.U16(), context = message.U16();
        bool synchronous = (message.U16() & 1) != 0;
        message.U16();
        ReadOnlySpan<byte> e = message.Bytes(sizeof(xcb_key_press_event_t));
        if (message.IsShort)
            return;
        xcb_key_press_event_t key = MemoryMarshal.Read<xcb_key_press_event_t>(e);
        if ((key.response_type & 0x7f) is XCB_KEY_PRESS or XCB_KEY_RELEASE)
            _composer.Return(key.detail, IsPress(key));
        if (synchronous)
            Confirm(method, context);
    }

    private void OnCommitted(XimReader message)
    {
        const int isSynchronous = 1, hasText = 2, hasKeysym = 4;
        ushort method = message.U16(), context = message.U16(), flags = message.U16();
        uint keysym = 0;
        if ((flags & hasKeysym) != 0)
        {
            message.U16();
            keysym = message.U32();
        }

        ReadOnlySpan<byte> bytes = (flags & hasText) != 0 ? message.Bytes(message.U16()) : [];
        if (message.IsShort)
            return;
        string text = bytes.Length == 0 ? "" : _isUtf8 ? Encoding.UTF8.GetString(bytes) : CompoundText.Decode(bytes);
        uint character = text.Length == 0 && keysym != 0 ? Interop.Xkb.Xkb.xkb_keysym_to_utf32(keysym) : 0;
        if (Rune.IsValid(character) && character != 0)
            text = new Rune(character).ToString();
        foreach ((uint window, ushort known) in _contexts)
        {
            if (known != context || text.Length == 0)
                continue;
            _composer.Commit(window, text);
            break;
        }

        if ((flags & isSynchronous) != 0)
            Confirm(method, context);
    }

    private void Confirm(ushort method, ushort context) => Send(_writer.Begin(XimOpcode.SyncReply).U16(method).U16(context));

    private void Send(XimWriter writer)
    {
        ReadOnlySpan<byte> message = writer.End();
        if (_server == 0)
            return;
        xcb_client_message_event_t e = default;
        e.response_type = (byte)XCB_CLIENT_MESSAGE;
        e.window = _server;
        e.type = _x.Atoms[Atom._XIM_PROTOCOL];
        e.format = message.Length <= EventBytes ? (byte)8 : (byte)32;
        if (message.Length <= EventBytes)
        {
            message.CopyTo(new Span<byte>(&e.data, EventBytes));
        }
        else
        {
            uint property = NextProperty();
            fixed (byte* p = message)
                xcb_change_property(_x.Handle, (byte)XCB_PROP_MODE_APPEND, _server, property, XCB_ATOM_STRING, 8, (uint)message.Length, p);
            ((uint*)&e.data)[0] = (uint)message.Length;
            ((uint*)&e.data)[1] = property;
        }

        xcb_send_event(_x.Handle, 0, _server, XCB_EVENT_MASK_NO_EVENT, (byte*)&e);
        _x.Flush();
    }

    // Windows of input methods may serve several programs, so the names are this program's own. Nobody has so many unread.
    private uint NextProperty()
    {
        if (_freeProperties.TryDequeue(out uint free))
            return free;
        if (_properties.Count < MaxProperties)
            _properties.Add(_x.Atoms.Intern($"_client_{_client:x}_{_properties.Count}"));
        return _properties[_usedProperties++ % _properties.Count];
    }

    private byte[]? Receive(xcb_client_message_event_t* e)
    {
        if (e->format == 8)
            return new ReadOnlySpan<byte>(&e->data, EventBytes).ToArray();
        (uint length, uint property) = (((uint*)&e->data)[0], ((uint*)&e->data)[1]);
        if (e->format != 32 || length is 0 or > MaxMessageBytes)
            return null;
        byte[] bytes = [.. _unread.GetValueOrDefault(property) ?? [], .. TakeProperty(property)];
        _unread.Remove(property);
        if (bytes.Length < length)
            return null;
        // Two messages may have come through the same property before the first was read.
        if (bytes.Length > length)
            _unread[property] = bytes[(int)length..];
        return bytes[..(int)length];
    }

    private byte[] TakeProperty(uint property)
    {
        xcb_get_property_reply_t* reply = xcb_get_property_reply(_x.Handle, xcb_get_property(_x.Handle, 1, _client, property, 0, 0, MaxMessageBytes / 4), null);
        byte[] bytes = reply == null ? [] : new ReadOnlySpan<byte>(xcb_get_property_value(reply), xcb_get_property_value_length(reply)).ToArray();
        Libc.free(reply);
        return bytes;
    }
}
