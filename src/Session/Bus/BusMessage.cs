using System.Runtime.InteropServices;
using Rdfwd.Interop.DBus;
using static Rdfwd.Interop.DBus.DBus;

namespace Rdfwd.Session.Bus;

/// <summary>A D-Bus message, owned by this object (D-Bus specification, "Message Protocol"). One thread at a time.</summary>
internal sealed unsafe class BusMessage : IDisposable
{
    private nint _message;

    /// <summary>Takes a reference over.</summary>
    public BusMessage(nint message)
    {
        ArgumentOutOfRangeException.ThrowIfZero(message);
        _message = message;
    }

    public nint Handle => _message;

    /// <summary>One of DBUS_MESSAGE_TYPE.</summary>
    public int Type => dbus_message_get_type(_message);

    /// <summary>Empty where there is none, as the other names.</summary>
    public string Path => Text(dbus_message_get_path(_message));

    public string Interface => Text(dbus_message_get_interface(_message));

    public string Member => Text(dbus_message_get_member(_message));

    public string Sender => Text(dbus_message_get_sender(_message));

    public string ErrorName => Text(dbus_message_get_error_name(_message));

    /// <summary>Of the call that this answers.</summary>
    public uint ReplySerial => dbus_message_get_reply_serial(_message);

    public bool WantsReply => Type == DBUS_MESSAGE_TYPE_METHOD_CALL && dbus_message_get_no_reply(_message) == 0;

    /// <summary>A call of a method.</summary>
    /// <param name="destination">A well-known name.</param>
    /// <param name="path">Of the object.</param>
    /// <param name="iface">The method's interface.</param>
    /// <param name="method">Its name.</param>
    /// <param name="starts">Whether the bus may start the service.</param>
    public static BusMessage Call(string destination, string path, string iface, string method, bool starts = true)
    {
        BusMessage call = new(dbus_message_new_method_call(destination, path, iface, method));
        dbus_message_set_auto_start(call.Handle, starts ? 1u : 0);
        return call;
    }

    public static BusMessage Signal(string path, string iface, string name) => new(dbus_message_new_signal(path, iface, name));

    public BusMessage Return() => new(dbus_message_new_method_return(_message));

    /// <param name="name">A name of the form org.freedesktop.DBus.Error.Failed.</param>
    /// <param name="text">For people.</param>
    public BusMessage Error(string name, string text) => new(dbus_message_new_error(_message, name, text));

    /// <summary>At the first argument.</summary>
    public BusReader Read() => new(_message);

    /// <summary>Behind the last argument.</summary>
    public BusWriter Write() => new(_message);

    public void Dispose()
    {
        if (_message != 0)
            dbus_message_unref(_message);
        _message = 0;
    }

    private static string Text(byte* text) => text == null ? "" : Marshal.PtrToStringUTF8((nint)text) ?? "";
}
