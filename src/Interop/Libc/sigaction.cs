namespace Rdfwd.Interop.Libc;

/// <summary>struct sigaction of glibc (sigaction(2)).</summary>
public unsafe struct sigaction
{
    public void* sa_handler;
    public sigset_t sa_mask;
    public int sa_flags;
    public void* sa_restorer;
}
