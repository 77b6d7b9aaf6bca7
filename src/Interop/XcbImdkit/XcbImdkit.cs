using System.Runtime.InteropServices;

namespace Rdfwd.Interop.XcbImdkit;

/// <summary>libxcb-imdkit (xcb-imdkit/encoding.h): the text encoding of input methods. Optional: see <see cref="IsAvailable"/>.</summary>
public static unsafe partial class XcbImdkit
{
    private static readonly Lazy<bool> Loaded = new(() =>
    {
        if (!NativeLibrary.TryLoad(Libraries.XcbImdkit, out _))
            return false;
        xcb_compound_text_init();
        return true;
    });

    /// <summary>Whether the library is installed; it is ready for use then.</summary>
    public static bool IsAvailable => Loaded.Value;

    [LibraryImport(Libraries.XcbImdkit)]
    public static partial void xcb_compound_text_init();

    /// <summary>Returns what is freed with <c>Libc.free</c>, or null.</summary>
    [LibraryImport(Libraries.XcbImdkit)]
    public static partial byte* xcb_compound_text_to_utf8(byte* compound_text, nuint length, nuint* lenghtOut);

    /// <summary>Returns what is freed with <c>Libc.free</c>, or null.</summary>
    [LibraryImport(Libraries.XcbImdkit)]
    public static partial byte* xcb_utf8_to_compound_text(byte* utf8, nuint length, nuint* lenghtOut);
}
