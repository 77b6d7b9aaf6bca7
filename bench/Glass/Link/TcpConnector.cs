using System.Globalization;
using System.Runtime.InteropServices;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Link;

/// <summary>Connects to a TCP port.</summary>
internal static unsafe class TcpConnector
{
    /// <summary>A connected socket without delays of its own (TCP_NODELAY). Owned by the caller.</summary>
    /// <exception cref="BenchException">No such host, or nobody answers there.</exception>
    public static SafeFileDescriptor Connect(string host, int port)
    {
        addrinfo hints = new() { ai_family = Libc.AF_UNSPEC, ai_socktype = Libc.SOCK_STREAM };
        addrinfo* addresses;
        int error = Libc.getaddrinfo(host, port.ToString(CultureInfo.InvariantCulture), &hints, &addresses);
        if (error != 0)
            throw new BenchException($"Cannot find the host {host}: {Marshal.PtrToStringUTF8((nint)Libc.gai_strerror(error))}.");
        try
        {
            string why = "no address";
            for (addrinfo* a = addresses; a != null; a = a->ai_next)
            {
                int number = Libc.socket(a->ai_family, a->ai_socktype | Libc.SOCK_CLOEXEC, a->ai_protocol);
                if (number < 0)
                    continue;
                SafeFileDescriptor socket = new(number);
                if (Libc.connect(number, a->ai_addr, a->ai_addrlen) == 0)
                {
                    int one = 1;
                    _ = Libc.setsockopt(number, Libc.IPPROTO_TCP, Libc.TCP_NODELAY, &one, sizeof(int));
                    return socket;
                }

                why = Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError());
                socket.Dispose();
            }

            throw new BenchException($"Cannot connect to {host} port {port}: {why}.");
        }
        finally
        {
            Libc.freeaddrinfo(addresses);
        }
    }
}
