using System.Text;
using Rdfwd.Interop.DBus;
using static Rdfwd.Interop.DBus.DBus;

namespace Rdfwd.Session.Bus;

/// <summary>Appends arguments to a message, or to a container in it. Borrows the message.</summary>
internal unsafe struct BusWriter
{
    private dbus_message_iter _iterator;

    public BusWriter(nint message)
    {
        fixed (dbus_message_iter* iterator = &_iterator)
            dbus_message_iter_init_append(message, iterator);
    }

    /// <summary>A text; it ends at the first NUL.</summary>
    public void Write(string text)
    {
        fixed (byte* bytes = Encoding.UTF8.GetBytes(text + "\0"))
        {
            byte* start = bytes;
            WriteBasic(DBUS_TYPE_STRING, &start);
        }
    }

    public void Write(uint value) => WriteBasic(DBUS_TYPE_UINT32, &value);

    public void Write(int value) => WriteBasic(DBUS_TYPE_INT32, &value);

    public void Write(byte value) => WriteBasic(DBUS_TYPE_BYTE, &value);

    public void Write(bool value)
    {
        uint number = value ? 1u : 0;
        WriteBasic(DBUS_TYPE_BOOLEAN, &number);
    }

    /// <summary>An array of bytes.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        BusWriter array = Open(DBUS_TYPE_ARRAY, "y");
        fixed (byte* start = bytes)
        {
            byte* first = start;
            _ = dbus_message_iter_append_fixed_array(&array._iterator, DBUS_TYPE_BYTE, &first, bytes.Length);
        }

        Close(ref array);
    }

    /// <summary>An array of texts.</summary>
    public void Write(IEnumerable<string> texts)
    {
        BusWriter array = Open(DBUS_TYPE_ARRAY, "s");
        foreach (string text in texts)
            array.Write(text);
        Close(ref array);
    }

    /// <summary>Begins a container, which <see cref="Close"/> ends before anything else is written here.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="signature">Of an array's elements or a variant's content; null for structs and entries.</param>
    public BusWriter Open(int type, string? signature)
    {
        BusWriter inside = default;
        fixed (dbus_message_iter* iterator = &_iterator)
            _ = dbus_message_iter_open_container(iterator, type, signature, &inside._iterator);
        return inside;
    }

    public void Close(ref BusWriter inside)
    {
        fixed (dbus_message_iter* iterator = &_iterator)
        fixed (dbus_message_iter* ended = &inside._iterator)
            _ = dbus_message_iter_close_container(iterator, ended);
    }

    private void WriteBasic(int type, void* value)
    {
        fixed (dbus_message_iter* iterator = &_iterator)
            _ = dbus_message_iter_append_basic(iterator, type, value);
    }
}
