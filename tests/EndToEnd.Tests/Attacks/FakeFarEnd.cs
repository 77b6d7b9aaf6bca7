using Rdfwd.Interop.Libc;
using Rdfwd.Tests.Support;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.EndToEnd.Tests.Attacks;

/// <summary>A far end that need not behave: <see cref="Target"/> leads a real client to it through named pipes.</summary>
internal sealed class FakeFarEnd : IDisposable
{
    private static int _count;

    private readonly string _down;
    private readonly string _up;

    public FakeFarEnd(Machine near)
    {
        int number = Interlocked.Increment(ref _count);
        _down = Path.Combine(near.Path, $"{number}.down");
        _up = Path.Combine(near.Path, $"{number}.up");
        Expect.Success(near.Start("mkfifo", _down, _up).Result());
    }

    /// <summary>For the client's command line.</summary>
    public string Target => $"exec:cat {_down} & exec cat >{_up}";

    /// <summary>The link of a client that has come; nothing is said yet.</summary>
    public RawPeer Accept()
    {
        // The command opens its reading end first, and ends with its reader or writer; in this order neither is an older one's.
        SafeFileDescriptor output = Wait.For("the client opens the link", () =>
        {
            int descriptor = Libc.open(_down, Libc.O_WRONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0);
            return descriptor >= 0 ? new SafeFileDescriptor(descriptor) : null;
        });
        int reading = Libc.open(_up, Libc.O_RDONLY | Libc.O_NONBLOCK | Libc.O_CLOEXEC, 0);
        SafeFileDescriptor input = reading >= 0 ? new SafeFileDescriptor(reading) : throw new IOException($"{_up} cannot be opened.");
        return new RawPeer(input, output, expectPreamble: false);
    }

    /// <summary>The link of a client that believes to be attached to a session.</summary>
    public RawPeer AcceptAndOpen()
    {
        RawPeer peer = Accept();
        peer.Write(Raw.Preamble);
        peer.Send(new Hello(ProtocolVersion.Major, ProtocolVersion.Minor, "attacker 1.0", Roles.Connect, new Dictionary<string, string>()));
        peer.Await<Hello>();
        peer.Await<Open>();
        peer.Send(new Opened(":99", "trap", "id", false, "attacker 1.0", false));
        return peer;
    }

    public void Dispose()
    {
        File.Delete(_down);
        File.Delete(_up);
    }
}
