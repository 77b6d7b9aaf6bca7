using System.Runtime.InteropServices;
using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.X11;

/// <summary>Reading and writing window properties, bounded.</summary>
public static unsafe class XProperty
{
    /// <summary>Most that is read of one property. Larger ones are cut.</summary>
    public const int MaxBytes = 2 << 20;

    public static xcb_cookie_t Request(XConnection x, uint window, uint property) =>
        xcb_get_property(x.Handle, 0, window, property, 0, 0, MaxBytes / 4);

    /// <summary>Takes the reply of <see cref="Request"/>: its items as 32-bit numbers, or null when absent or of another format.</summary>
    public static uint[]? TakeWords(XConnection x, xcb_cookie_t cookie)
    {
        xcb_get_property_reply_t* reply = xcb_get_property_reply(x.Handle, cookie, null);
        if (reply == null)
            return null;
        uint[]? words = null;
        if (reply->format == 32)
            words = new ReadOnlySpan<uint>(xcb_get_property_value(reply), xcb_get_property_value_length(reply) / 4).ToArray();
        Libc.free(reply);
        return words;
    }

    /// <summary>Takes the reply of <see cref="Request"/> as bytes with their type, or null when absent.</summary>
    public static byte[]? TakeBytes(XConnection x, xcb_cookie_t cookie, out uint type)
    {
        type = 0;
        xcb_get_property_reply_t* reply = xcb_get_property_reply(x.Handle, cookie, null);
        if (reply == null)
            return null;
        byte[]? bytes = null;
        if (reply->format == 8)
        {
            type = reply->type;
            bytes = new ReadOnlySpan<byte>(xcb_get_property_value(reply), xcb_get_property_value_length(reply)).ToArray();
        }

        Libc.free(reply);
        return bytes;
    }

    /// <summary>Takes a text: UTF8_STRING as such, everything else as Latin-1.</summary>
    public static string? TakeText(XConnection x, xcb_cookie_t cookie)
    {
        byte[]? bytes = TakeBytes(x, cookie, out uint type);
        if (bytes is null)
            return null;
        string text = type == x.Atoms[Atom.UTF8_STRING] ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes);
        return text.TrimEnd('\0');
    }

    public static uint[]? GetWords(XConnection x, uint window, Atom property) => TakeWords(x, Request(x, window, x.Atoms[property]));

    public static string? GetText(XConnection x, uint window, Atom property) => TakeText(x, Request(x, window, x.Atoms[property]));

    public static void SetWords(XConnection x, uint window, Atom property, uint type, ReadOnlySpan<uint> words)
    {
        fixed (uint* p = words)
            xcb_change_property(x.Handle, (byte)XCB_PROP_MODE_REPLACE, window, x.Atoms[property], type, 32, (uint)words.Length, p);
    }

    public static void SetBytes(XConnection x, uint window, Atom property, uint type, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* p = bytes)
            xcb_change_property(x.Handle, (byte)XCB_PROP_MODE_REPLACE, window, x.Atoms[property], type, 8, (uint)bytes.Length, p);
    }

    public static void SetText(XConnection x, uint window, Atom property, string text) =>
        SetBytes(x, window, property, x.Atoms[Atom.UTF8_STRING], Encoding.UTF8.GetBytes(text));

    public static void Delete(XConnection x, uint window, Atom property) => xcb_delete_property(x.Handle, window, x.Atoms[property]);

    /// <summary>Sends a format-32 client message.</summary>
    public static void SendClientMessage(XConnection x, uint destination, uint eventMask, uint window, uint type, ReadOnlySpan<uint> data)
    {
        xcb_client_message_event_t message = default;
        message.response_type = (byte)XCB_CLIENT_MESSAGE;
        message.format = 32;
        message.window = window;
        message.type = type;
        Span<uint> words = MemoryMarshal.Cast<byte, uint>(new Span<byte>(&message.data, 20));
        data[..Math.Min(5, data.Length)].CopyTo(words);
        xcb_send_event(x.Handle, 0, destination, eventMask, (byte*)&message);
    }
}
