using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Tests.Native;

/// <summary>Declarations that differ from the headers on purpose. Never called.</summary>
internal static partial class WrongBindings
{
    [LibraryImport("libc.so.6")]
    public static partial long getpid();

    [LibraryImport("libc.so.6")]
    public static partial int isatty(long fd);

    [LibraryImport("libc.so.6")]
    public static partial int open();
}
