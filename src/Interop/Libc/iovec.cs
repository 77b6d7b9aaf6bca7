using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>One piece of a gathered write (readv(2), struct iovec).</summary>
[StructLayout(LayoutKind.Sequential)]
public unsafe struct iovec
{
    public void* iov_base;
    public nuint iov_len;
}
