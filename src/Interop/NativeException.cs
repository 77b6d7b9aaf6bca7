namespace Rdfwd.Interop;

/// <summary>A native call failed. <see cref="Errno"/> is 0 where the library has no errno.</summary>
public sealed class NativeException : RdfwdException
{
    public NativeException(string message, int errno = 0)
        : base(message)
    {
        Errno = errno;
    }

    /// <summary>The errno of the call, or 0.</summary>
    public int Errno { get; }
}
