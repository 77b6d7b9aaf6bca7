using System.ComponentModel;
using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// The C library's words for why a file or a program failed. The framework's own sentences are not in the program, which has but their keys.
/// </summary>
public static class SystemWords
{
    private const int ENOENT = 2;
    private const int EACCES = 13;
    private const int ENAMETOOLONG = 36;
    private const int MaxErrno = 4095;

    /// <summary>A few words without a full stop, as in "No such file or directory"; of other failures than the system's, their message.</summary>
    public static string Of(Exception failure) => ErrnoOf(failure) is int errno ? Marshal.GetPInvokeErrorMessage(errno) : failure.Message;

    // The framework keeps the error number as HResult, but has exceptions of their own for some, and of those one holds it inside.
    private static int? ErrnoOf(Exception failure) => failure switch
    {
        FileNotFoundException or DirectoryNotFoundException => ENOENT,
        PathTooLongException => ENAMETOOLONG,
        UnauthorizedAccessException => failure.InnerException is IOException inner ? ErrnoOf(inner) ?? EACCES : EACCES,
        IOException { HResult: > 0 and <= MaxErrno } => failure.HResult,
        Win32Exception native => native.NativeErrorCode,
        _ => null,
    };
}
