using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

/// <summary>TCP and names of hosts.</summary>
public static unsafe partial class Libc
{
    public const int AF_UNSPEC = 0;
    public const int IPPROTO_TCP = 6;
    public const int TCP_NODELAY = 1;

    /// <summary>Returns 0 or a number for <see cref="gai_strerror"/>. Free the list with <see cref="freeaddrinfo"/>.</summary>
    [LibraryImport(Libraries.Libc, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int getaddrinfo(string node, string service, addrinfo* hints, addrinfo** res);

    [LibraryImport(Libraries.Libc)]
    public static partial void freeaddrinfo(addrinfo* res);

    /// <summary>A static text.</summary>
    [LibraryImport(Libraries.Libc)]
    public static partial byte* gai_strerror(int errcode);

    /// <summary>connect(2) to an address of any family.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int connect(int sockfd, void* addr, uint addrlen);
}

public unsafe struct addrinfo
{
    public int ai_flags;
    public int ai_family;
    public int ai_socktype;
    public int ai_protocol;
    public uint ai_addrlen;
    public void* ai_addr;
    public byte* ai_canonname;
    public addrinfo* ai_next;
}
