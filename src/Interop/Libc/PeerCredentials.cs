namespace Rdfwd.Interop.Libc;

/// <summary>The process that connected a socket, as the kernel saw it then (SO_PEERCRED, unix(7)).</summary>
public readonly record struct PeerCredentials(int Pid, uint Uid, uint Gid);
