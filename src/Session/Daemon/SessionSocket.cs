using Microsoft.Extensions.Logging;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;

namespace Rdfwd.Session.Daemon;

/// <summary>The daemon's unix socket. Belongs to the main thread; disposing removes it.</summary>
internal sealed class SessionSocket : IDisposable
{
    private readonly SessionDirectory _directory;
    private readonly ILogger _log;
    private readonly SafeFileDescriptor _listener;
    private readonly ulong _inode;

    public SessionSocket(SessionDirectory directory, ILogger log)
    {
        _directory = directory;
        _log = log;
        _ = Libc.unlink(directory.SocketPath);
        _listener = UnixSocket.Listen(directory.SocketPath);
        FileDescriptors.SetNonBlocking(_listener);
        _inode = FileStatus.TryGet(directory.SocketPath, out FileStatus status, followLinks: false) ? status.Inode : 0;
    }

    public int Descriptor => _listener.Descriptor;

    /// <summary>Whether the path still leads here; it does not when the directory was removed or replaced.</summary>
    public bool IsInPlace => FileStatus.TryGet(_directory.SocketPath, out FileStatus status, followLinks: false) && status.Inode == _inode;

    /// <summary>The next client of the same user; strangers are turned away. Null when nobody waits.</summary>
    public SafeFileDescriptor? TryAccept()
    {
        while (true)
        {
            SafeFileDescriptor? socket;
            try
            {
                socket = UnixSocket.Accept(_listener);
            }
            catch (NativeException e)
            {
                _log.LogWarning("a client could not be accepted: {Reason}", e.Message);
                return null;
            }

            if (socket is null)
                return null;
            PeerCredentials peer = UnixSocket.GetPeerCredentials(socket);
            if (peer.Uid == Libc.geteuid())
                return socket;
            _log.LogWarning("process {Pid} of user {Uid} was turned away", peer.Pid, peer.Uid);
            socket.Dispose();
        }
    }

    public void Dispose()
    {
        if (IsInPlace)
            _ = Libc.unlink(_directory.SocketPath);
        _listener.Dispose();
    }
}
