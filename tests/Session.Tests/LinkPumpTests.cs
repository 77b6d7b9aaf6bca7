using Rdfwd.Interop.Libc;
using Rdfwd.Session.Links;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Tests;

public sealed class LinkPumpTests
{
    [Fact]
    public void Run_PingRequestBye_AnswersHandsOnAndEnds()
    {
        using WireConnection near = Pair(out WireConnection far);
        using (far)
        {
            far.Send(Channel.Control, new Ping(5));
            far.Send(Channel.Control, new Request(3, "info", new Dictionary<string, string[]>()));
            far.Send(Channel.Control, new Bye(DisconnectReason.Detached, "gone"));
            List<uint> requests = [];
            Bye? bye = new LinkPump(near, TimeProvider.System).Run((in IncomingMessage message) => requests.Add(message.Read<Request>().Id));
            Assert.Equal(DisconnectReason.Detached, bye!.Reason);
            Assert.Equal([3u], requests);
            Assert.True(far.Receive(out IncomingMessage answer, 5000));
            Assert.Equal(5ul, answer.Read<Pong>().Time);
        }
    }

    [Fact]
    public void Run_StreamEnds_ReturnsNothing()
    {
        using WireConnection near = Pair(out WireConnection far);
        far.Dispose();
        Assert.Null(new LinkPump(near, TimeProvider.System).Run((in IncomingMessage _) => Assert.Fail("nothing was sent")));
        Assert.NotNull(near.Aborted);
    }

    [Fact]
    public void Run_PongOfAnotherTime_MeasuresNothingImpossible()
    {
        using WireConnection near = Pair(out WireConnection far);
        using (far)
        {
            LinkPump pump = new(near, TimeProvider.System);
            far.Send(Channel.Control, new Pong(ulong.MaxValue, 0));
            far.Send(Channel.Control, new Pong(0, 0));
            far.Send(Channel.Control, new Bye(DisconnectReason.Normal, ""));
            pump.Run((in IncomingMessage _) => { });
            Assert.True(pump.RoundTrip is null || pump.RoundTrip < TimeSpan.FromMinutes(1));
        }
    }

    private static WireConnection Pair(out WireConnection far)
    {
        (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
        far = new WireConnection(b, b, TimeProvider.System);
        far.MarkHelloDone();
        WireConnection near = new(a, a, TimeProvider.System);
        near.MarkHelloDone();
        return near;
    }
}
