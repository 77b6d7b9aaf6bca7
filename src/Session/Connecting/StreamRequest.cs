using System.Globalization;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Display.Far;

namespace Rdfwd.Session.Connecting;

/// <summary>What a client asks of its own pictures, as options of Open (docs/protocol.md). It asks so again when it comes back after a lost link.</summary>
public static class StreamRequest
{
    private const string EncoderKey = "encoder";
    private const string LimitKey = "bandwidth-limit";
    private const string ReadOnlyKey = "readonly";
    private const int BitsPerByte = 8;

    /// <summary>Adds what is not left to the far end.</summary>
    /// <param name="options">The options of Open.</param>
    /// <param name="encoder">FFmpeg's name, or empty.</param>
    /// <param name="bitsPerSecond">The most that frames may take, or 0.</param>
    /// <param name="readOnly">Whether it only looks.</param>
    public static void Add(Dictionary<string, string[]> options, string encoder, long bitsPerSecond, bool readOnly)
    {
        if (readOnly)
            options[ReadOnlyKey] = ["yes"];
        if (encoder.Length > 0)
            options[EncoderKey] = [encoder];
        if (bitsPerSecond > 0)
            options[LimitKey] = [bitsPerSecond.ToString(CultureInfo.InvariantCulture)];
    }

    /// <summary>Copies what a client asked for into the options of its next Open.</summary>
    public static void Repeat(IReadOnlyDictionary<string, string[]> asked, Dictionary<string, string[]> options)
    {
        foreach (string key in (string[])[EncoderKey, LimitKey, ReadOnlyKey])
        {
            if (asked.TryGetValue(key, out string[]? values))
                options[key] = values;
        }
    }

    /// <summary>Reads what travelled. Values that are impossible throw a usage failure.</summary>
    public static ViewerSettings Read(IReadOnlyDictionary<string, string[]> options)
    {
        string limit = options.TryGetValue(LimitKey, out string[]? limits) && limits is [string text] ? text : "0";
        if (!long.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out long bits))
            throw new SessionException(Failure.Usage, $"'{Text.Printable.Line(limit, 80)}' is not a value for --{LimitKey}");
        string? encoder = options.TryGetValue(EncoderKey, out string[]? encoders) && encoders is [{ Length: > 0 } name] ? name : null;
        return new ViewerSettings(encoder, bits / BitsPerByte, options.ContainsKey(ReadOnlyKey));
    }

    /// <summary>Throws <see cref="VideoCodecException"/> when the encoder that is asked for does not work on this machine.</summary>
    public static void Check(IReadOnlyDictionary<string, string[]> options)
    {
        if (Read(options).Encoder is { } encoder)
            VideoCodecs.SelectEncoder(encoder);
    }
}
