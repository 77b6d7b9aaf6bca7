using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Links;

/// <summary>
/// Receives the messages of a connection, answers and sends signs of life, and hands everything else on. Runs on the
/// thread that receives; <see cref="RoundTrip"/> may be read by any.
/// </summary>
internal sealed class LinkPump
{
    private readonly WireConnection _connection;
    private readonly TimeProvider _time;
    private long _roundTripTicks = -1;

    public LinkPump(WireConnection connection, TimeProvider time)
    {
        _connection = connection;
        _time = time;
    }

    /// <summary>Takes a message that is no Ping, Pong or Bye.</summary>
    public delegate void MessageHandler(in IncomingMessage message);

    /// <summary>Told of each answer, whoever asked: when this end asked, what the peer's clock said, when that was here; µs.</summary>
    public Action<long, long, long>? Measured { get; init; }

    /// <summary>The peer is asked every second, not only while the link is silent.</summary>
    public bool AsksEverySecond { get; init; }

    /// <summary>The last measured time there and back, or null before the first. Measured while the link is otherwise silent, or asked for.</summary>
    public TimeSpan? RoundTrip
    {
        get
        {
            long ticks = Volatile.Read(ref _roundTripTicks);
            return ticks < 0 ? null : new TimeSpan(ticks);
        }
    }

    /// <summary>Runs until the peer says goodbye, or returns null when the connection ends without a word (it is aborted then).</summary>
    public Bye? Run(MessageHandler handle)
    {
        LinkWatch watch = default;
        TimeSpan asked = default;
        while (true)
        {
            if (AsksEverySecond && Now - asked >= LinkWatch.PingAfter)
            {
                asked = Now;
                _connection.Send(Channel.Control, new Ping(_time.GetMicroseconds()));
            }

            if (!_connection.Receive(out IncomingMessage message, watch.WaitMs(Now, LastHeard)))
            {
                if (_connection.Aborted is not null || !Watch(ref watch))
                    return null;
                continue;
            }

            switch (message.Type)
            {
                case MessageType.Ping:
                    _connection.Send(Channel.Control, new Pong(message.Read<Ping>().Time, _time.GetMicroseconds()));
                    break;
                case MessageType.Pong:
                    Measure(message.Read<Pong>());
                    break;
                case MessageType.Bye:
                    return message.Read<Bye>();
                default:
                    handle(message);
                    break;
            }
        }
    }

    private TimeSpan Now => _time.GetElapsedTime(0);

    private TimeSpan LastHeard => _time.GetElapsedTime(0, _connection.LastReceive);

    private bool Watch(ref LinkWatch watch)
    {
        switch (watch.Step(Now, LastHeard))
        {
            case LinkStep.Ping:
                _connection.Send(Channel.Control, new Ping(_time.GetMicroseconds()));
                return true;
            case LinkStep.Lost:
                _connection.Abort(DisconnectReason.Timeout, $"nothing came for {LinkWatch.LostAfter.TotalSeconds:0} seconds");
                return false;
            default:
                return true;
        }
    }

    private void Measure(Pong pong)
    {
        ulong now = _time.GetMicroseconds();

        // A peer may echo nonsense; a round trip lies between nothing and the age of the link.
        if (pong.Time > now || now - pong.Time >= 60_000_000)
            return;
        Volatile.Write(ref _roundTripTicks, (long)(now - pong.Time) * TimeSpan.TicksPerMicrosecond);
        Measured?.Invoke((long)pong.Time, (long)Math.Min(pong.Now, long.MaxValue), (long)now);
    }
}
