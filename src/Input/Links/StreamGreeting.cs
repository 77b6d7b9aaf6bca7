using System.Globalization;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;
using Rdfwd.Wire.Framing;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Input.Links;

/// <summary>Starts a stream of devices over plain byte streams: preamble, then Hello, from each end that sends (docs/protocol.md, "Input devices").</summary>
public static class StreamGreeting
{
    /// <summary>Announces this end. Throws <see cref="LinkException"/> when nobody reads.</summary>
    public static void Announce(SafeFileDescriptor output, string program)
    {
        Preamble.Write(output);
        HandshakeWriter.Write(output, Greeting(program));
    }

    /// <summary>
    /// Waits for the other end's announcement. Throws <see cref="ProtocolException"/> for anything else, with what came in its
    /// place, and <see cref="LinkException"/> when the stream ends or stays silent.
    /// </summary>
    /// <param name="input">Where it comes from; not one byte beyond it is read.</param>
    /// <param name="program">This program and its version.</param>
    /// <param name="timeoutMs">−1 waits without end.</param>
    public static void Expect(SafeFileDescriptor input, string program, int timeoutMs)
    {
        using PooledBuffer noise = new();
        PreambleResult result = Preamble.Skip(input, noise, timeoutMs);
        if (result != PreambleResult.Found)
            throw NotAStream(result, noise, timeoutMs);
        using HandshakeReader reader = new(input);
        if (!reader.TryRead(out IncomingMessage message, timeoutMs))
            throw new LinkException(DisconnectReason.LinkLost, "The other end closed the stream before it said anything.");
        if (message.Type != MessageType.Hello)
            throw new ProtocolException("The stream of devices does not start with a greeting.");
        Hello peer = message.Read<Hello>();
        if (ProtocolVersion.Refuse(Greeting(program), peer) is { } refusal)
            throw new ProtocolException(refusal.Message);
    }

    private static Hello Greeting(string program) =>
        new(ProtocolVersion.Major, ProtocolVersion.Minor, program, Roles.Device, new Dictionary<string, string>());

    private static Exception NotAStream(PreambleResult result, PooledBuffer noise, int timeoutMs)
    {
        string came = Preamble.Describe(noise.Written, 200);
        bool isText = came.Length > 0 && !came.Contains(char.ConvertFromUtf32(0xFFFD), StringComparison.Ordinal);
        string instead = isText ? $" This came instead: {came}" : "";
        return result switch
        {
            PreambleResult.TimedOut => new LinkException(DisconnectReason.Timeout, string.Create(CultureInfo.InvariantCulture, $"The other end said nothing for {timeoutMs / 1000.0:0.#} s.{instead}")),
            PreambleResult.EndOfStream when noise.Length == 0 => new LinkException(DisconnectReason.LinkLost, "The stream ended before any device came. The other end says why."),
            _ => new ProtocolException($"This is not a stream of devices as `rdfwd input read` writes it.{instead}"),
        };
    }
}
