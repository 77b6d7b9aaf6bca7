using Rdfwd.Interop.Libc;
using Rdfwd.Session.Services;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Tests.Services;

public sealed class LinkDeskTests
{
    private const string Link = "http://example.org/";
    private const int PatienceMs = 20_000;

    private readonly LinkDesk _desk = new(new OpenIds());

    [Fact]
    public async Task Open_WhoseClientComesBack_IsAskedAgainUnderTheSameId()
    {
        using Client first = new(), second = new();
        _desk.Attach(first.Far, comesBack: false);
        Task<LinkOpened?> opened = Task.Run(() => _desk.Open(Link, TimeSpan.FromMilliseconds(PatienceMs)));
        OpenLink asked = first.Asked();
        _desk.Detach(first.Far);
        _desk.Attach(second.Far, comesBack: true);
        Assert.Equal(asked, second.Asked());

        second.Near.Send(Channel.Control, new LinkOpened(asked.Id, LinkOutcome.Opened, ""));
        Assert.True(second.Far.Receive(out IncomingMessage answer, PatienceMs) && _desk.Handle(answer));
        Assert.Equal(LinkOutcome.Opened, (await opened)?.Outcome);
    }

    [Fact]
    public async Task Open_WhoseClientIsReplaced_FailsAndIsNotAskedOfTheOther()
    {
        using Client first = new(), second = new();
        _desk.Attach(first.Far, comesBack: false);
        Task<LinkOpened?> opened = Task.Run(() => _desk.Open(Link, TimeSpan.FromMilliseconds(PatienceMs)));
        first.Asked();
        _desk.Detach(first.Far);
        _desk.Attach(second.Far, comesBack: false);

        LinkOpened? answer = await opened;
        Assert.Equal(LinkOutcome.Failed, answer?.Outcome);
        Assert.Contains("may be open", answer?.Reason, StringComparison.Ordinal);
        Assert.False(second.Near.TryReceive(out _));
    }

    private sealed class Client : IDisposable
    {
        public Client()
        {
            (SafeFileDescriptor a, SafeFileDescriptor b) = UnixSocket.CreatePair();
            Far = new WireConnection(a, a, TimeProvider.System);
            Near = new WireConnection(b, b, TimeProvider.System);
            Far.MarkHelloDone();
            Near.MarkHelloDone();
        }

        public WireConnection Far { get; }

        public WireConnection Near { get; }

        public OpenLink Asked()
        {
            Assert.True(Near.Receive(out IncomingMessage message, PatienceMs));
            return message.Read<OpenLink>();
        }

        public void Dispose()
        {
            Far.Dispose();
            Near.Dispose();
        }
    }
}
