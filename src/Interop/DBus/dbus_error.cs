namespace Rdfwd.Interop.DBus;

/// <summary>What went wrong; both strings are null while nothing did.</summary>
public unsafe struct dbus_error
{
    public byte* name;
    public byte* message;
    public ulong __dummies;
    public nint __padding1;
}
