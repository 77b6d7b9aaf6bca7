using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Xcb;

/// <summary>
/// libxcb and its extension libraries, with the names of their headers. XIDs, atoms and timestamps are <c>uint</c>,
/// booleans and keycodes <c>byte</c>. A request without a reply returns <see cref="xcb_void_cookie_t"/>, one with a reply
/// <see cref="xcb_cookie_t"/>. Replies, errors and events are owned by the caller and freed with <c>Libc.free</c>; what
/// accessors and iterators point to lives inside the reply.
/// </summary>
public static unsafe partial class Xcb
{
    private static xcb_extension_t* ExtensionKey(ref nint key, string library, string symbol)
    {
        if (key == 0)
            key = NativeLibrary.GetExport(NativeLibrary.Load(library), symbol);
        return (xcb_extension_t*)key;
    }
}

/// <summary>A connection; opaque.</summary>
public struct xcb_connection_t
{
}

/// <summary>The key of an extension; opaque.</summary>
public struct xcb_extension_t
{
}

/// <summary>Stands for every cookie type of a request with a reply (all have this layout).</summary>
public struct xcb_cookie_t
{
    public uint sequence;
}
