namespace Rdfwd.Interop.DBus;

/// <summary>A place in a message. The library owns the content, the caller the storage.</summary>
public unsafe struct dbus_message_iter
{
    public fixed ulong __storage[9];
}
