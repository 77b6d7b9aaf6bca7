using System.Runtime.InteropServices;

namespace Rdfwd.Interop;

/// <summary>The native libraries without which nothing works, and which Debian package has each. Those of video are found at run time.</summary>
public static class LibraryInventory
{
    public static IReadOnlyList<(string File, string Package)> Required { get; } =
    [
        (Libraries.Xcb, "libxcb1"),
        (Libraries.XcbComposite, "libxcb-composite0"),
        (Libraries.XcbDamage, "libxcb-damage0"),
        (Libraries.XcbRandR, "libxcb-randr0"),
        (Libraries.XcbRender, "libxcb-render0"),
        (Libraries.XcbShape, "libxcb-shape0"),
        (Libraries.XcbShm, "libxcb-shm0"),
        (Libraries.XcbSync, "libxcb-sync1"),
        (Libraries.XcbXFixes, "libxcb-xfixes0"),
        (Libraries.XcbXInput, "libxcb-xinput0"),
        (Libraries.XcbXkb, "libxcb-xkb1"),
        (Libraries.XcbXTest, "libxcb-xtest0"),
        (Libraries.Xkb, "libxkbcommon0"),
        (Libraries.XkbX11, "libxkbcommon-x11-0"),
        (Libraries.Zstd, "libzstd1"),
    ];

    /// <summary>Whether the dynamic linker finds a library.</summary>
    public static bool IsInstalled(string file)
    {
        return NativeLibrary.TryLoad(file, out _);
    }
}
