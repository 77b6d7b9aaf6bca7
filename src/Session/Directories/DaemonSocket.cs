using Rdfwd.Interop;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Directories;

/// <summary>The near end of a daemon's socket.</summary>
internal static class DaemonSocket
{
    /// <summary>Whether a daemon of this user listens there.</summary>
    public static bool Answers(string path)
    {
        try
        {
            using SafeFileDescriptor socket = Connect(path);
            return true;
        }
        catch (Exception e) when (e is RdfwdException)
        {
            return false;
        }
    }

    /// <summary>Connects to a daemon. Throws <see cref="NativeException"/> when nobody listens, a permission failure for a stranger's socket.</summary>
    public static SafeFileDescriptor Connect(string path)
    {
        SafeFileDescriptor socket = UnixSocket.Connect(path);
        if (UnixSocket.GetPeerCredentials(socket).Uid == Libc.geteuid())
            return socket;
        socket.Dispose();
        throw new SessionException(Failure.PermissionDenied, $"{path} belongs to another user's program; it is not used");
    }
}
