using System.Runtime.InteropServices;
using Rdfwd.Interop.DBus;
using static Rdfwd.Interop.DBus.DBus;

namespace Rdfwd.Session.Bus;

/// <summary>
/// Goes through the arguments of a message, or through what one of them contains. Borrows the message. Arguments of another
/// type throw <see cref="BusFormatException"/>.
/// </summary>
internal unsafe struct BusReader
{
    private dbus_message_iter _iterator;

    public BusReader(nint message)
    {
        fixed (dbus_message_iter* iterator = &_iterator)
            _ = dbus_message_iter_init(message, iterator);
    }

    /// <summary>The type of the next argument; DBUS_TYPE_INVALID at the end.</summary>
    public int NextType
    {
        get
        {
            fixed (dbus_message_iter* iterator = &_iterator)
                return dbus_message_iter_get_arg_type(iterator);
        }
    }

    public bool IsAtEnd => NextType == DBUS_TYPE_INVALID;

    /// <summary>A text, cut after so many characters.</summary>
    public string ReadString(int most)
    {
        byte* text;
        ReadBasic(DBUS_TYPE_STRING, &text);
        string whole = Marshal.PtrToStringUTF8((nint)text) ?? "";
        return whole.Length <= most ? whole : whole[..(char.IsHighSurrogate(whole[most - 1]) ? most - 1 : most)];
    }

    public uint ReadUInt32()
    {
        uint value;
        ReadBasic(DBUS_TYPE_UINT32, &value);
        return value;
    }

    public int ReadInt32()
    {
        int value;
        ReadBasic(DBUS_TYPE_INT32, &value);
        return value;
    }

    public byte ReadByte()
    {
        byte value;
        ReadBasic(DBUS_TYPE_BYTE, &value);
        return value;
    }

    public bool ReadBool()
    {
        uint value;
        ReadBasic(DBUS_TYPE_BOOLEAN, &value);
        return value != 0;
    }

    /// <summary>Goes into an array, a struct, a dictionary's entry or a variant; this one goes on behind it.</summary>
    public BusReader ReadContainer(int type)
    {
        Expect(type);
        BusReader inside = default;
        fixed (dbus_message_iter* iterator = &_iterator)
        {
            dbus_message_iter_recurse(iterator, &inside._iterator);
            _ = dbus_message_iter_next(iterator);
        }

        return inside;
    }

    /// <summary>The bytes of an array of them. Borrowed from the message.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        Expect(DBUS_TYPE_ARRAY);
        fixed (dbus_message_iter* iterator = &_iterator)
        {
            if (dbus_message_iter_get_element_type(iterator) != DBUS_TYPE_BYTE)
                throw new BusFormatException("An argument is an array of something else than bytes.");
        }

        BusReader inside = ReadContainer(DBUS_TYPE_ARRAY);
        byte* bytes;
        int count;
        dbus_message_iter_get_fixed_array(&inside._iterator, &bytes, &count);
        return new ReadOnlySpan<byte>(bytes, count);
    }

    public void Skip()
    {
        fixed (dbus_message_iter* iterator = &_iterator)
            _ = dbus_message_iter_next(iterator);
    }

    private void ReadBasic(int type, void* value)
    {
        Expect(type);
        fixed (dbus_message_iter* iterator = &_iterator)
        {
            dbus_message_iter_get_basic(iterator, value);
            _ = dbus_message_iter_next(iterator);
        }
    }

    private readonly void Expect(int type)
    {
        fixed (dbus_message_iter* iterator = &_iterator)
        {
            int found = dbus_message_iter_get_arg_type(iterator);
            if (found != type)
                throw new BusFormatException($"An argument has the type '{(found == 0 ? "none" : ((char)found).ToString())}' where '{(char)type}' is expected.");
        }
    }
}
