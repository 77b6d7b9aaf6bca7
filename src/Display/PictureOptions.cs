using System.Globalization;
using Rdfwd.Display.Codecs;
using Rdfwd.Display.Codecs.Video;

namespace Rdfwd.Display;

/// <summary>
/// What a person decides about a session's pictures, at its start or while it runs. Immutable. <see cref="TryWith"/> is the one place
/// that knows the names and the values.
/// </summary>
public sealed record PictureOptions
{
    /// <summary>The names that <see cref="TryWith"/> takes, with the values in words.</summary>
    public static readonly IReadOnlyList<(string Name, string Values)> Settings =
    [
        ("encoding", "auto, lossless or h264"),
        ("encoder", "auto, or FFmpeg's name of an H.264 encoder"),
        ("quality", "0 (best) to 51: what moving pictures do not exceed"),
        ("bitrate", "bits a second of video such as 4M or 500k (16k or more), or none"),
        ("fps", "1 to 1000 frames a second of a window, or auto for the screen's refresh rate"),
        ("limit", "bits a second of everything that is shown such as 20M (16k or more), or none"),
    ];

    private const long LowestRate = 16_000;
    private const long HighestRate = 100_000_000_000;
    private const int MostFrames = 1000;
    private const int WorstQuality = 51;

    public EncodingMode Encoding { get; init; }

    /// <summary>FFmpeg's name of the encoder that must be used; null to choose.</summary>
    public string? Encoder { get; init; }

    /// <summary>The constant rate factor that moving pictures do not exceed: 0 (best) to 51.</summary>
    public int Quality { get; init; } = EncoderOptions.DefaultQuality;

    /// <summary>What video may use, bits for each second; 0: no limit.</summary>
    public long VideoBitsPerSecond { get; init; }

    /// <summary>Of one window; 0: the refresh rate of the viewer's screen.</summary>
    public int FramesPerSecond { get; init; }

    /// <summary>What all frames may use, bits for each second; 0: no limit.</summary>
    public long BitsPerSecond { get; init; }

    /// <summary>What an encoder of a window is told.</summary>
    public EncoderOptions ForEncoder => new() { Mode = Encoding, Encoder = Encoder, Quality = Quality, VideoBitsPerSecond = VideoBitsPerSecond };

    /// <summary>Changes one setting. Whether an encoder works on this machine is not asked here.</summary>
    /// <param name="name">One of <see cref="Settings"/>.</param>
    /// <param name="value">In words.</param>
    /// <param name="changed">The options with it.</param>
    /// <param name="error">When false: one sentence without its full stop.</param>
    public bool TryWith(string name, string value, out PictureOptions changed, out string error)
    {
        changed = this;
        error = "";
        long number;
        switch (name)
        {
            case "encoding" when Enum.TryParse(value, ignoreCase: true, out EncodingMode mode) && value.All(char.IsAsciiLetterOrDigit) && !char.IsAsciiDigit(value[0]):
                changed = this with { Encoding = mode };
                return true;
            case "encoder" when value == "auto":
                changed = this with { Encoder = null };
                return true;
            case "encoder" when EncoderProfile.Table.Any(p => p.Name == value):
                changed = this with { Encoder = value };
                return true;
            case "quality" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int quality) && quality <= WorstQuality:
                changed = this with { Quality = quality };
                return true;
            case "bitrate" when TryRate(value, out number):
                changed = this with { VideoBitsPerSecond = number };
                return true;
            case "fps" when value == "auto":
                changed = this with { FramesPerSecond = 0 };
                return true;
            case "fps" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int frames) && frames is >= 1 and <= MostFrames:
                changed = this with { FramesPerSecond = frames };
                return true;
            case "limit" when TryRate(value, out number):
                changed = this with { BitsPerSecond = number };
                return true;
            default:
                error = Complaint(name, value);
                return false;
        }
    }

    /// <summary>A setting's present value in the words that <see cref="TryWith"/> takes; empty for an unknown name.</summary>
    public string ValueOf(string name) => name switch
    {
        "encoding" => Encoding.ToString().ToLowerInvariant(),
        "encoder" => Encoder ?? "auto",
        "quality" => Quality.ToString(CultureInfo.InvariantCulture),
        "bitrate" => RateText(VideoBitsPerSecond),
        "fps" => FramesPerSecond == 0 ? "auto" : FramesPerSecond.ToString(CultureInfo.InvariantCulture),
        "limit" => RateText(BitsPerSecond),
        _ => "",
    };

    /// <summary>Reads "none", "0", "800000", "800k", "4M", "4Mbit", "4Mbps" or "1.5G": bits for each second, 16k to 100G; 0 for none.</summary>
    public static bool TryRate(string text, out long bitsPerSecond)
    {
        bitsPerSecond = 0;
        if (text is "none" or "0")
            return true;
        foreach (string name in (ReadOnlySpan<string>)["bit/s", "bit", "bps"])
        {
            if (text.EndsWith(name, StringComparison.OrdinalIgnoreCase))
            {
                text = text[..^name.Length];
                break;
            }
        }

        long unit = text.Length == 0 ? 1 : char.ToLowerInvariant(text[^1]) switch { 'k' => 1000, 'm' => 1_000_000, 'g' => 1_000_000_000, _ => 1 };
        ReadOnlySpan<char> digits = unit == 1 ? text : text.AsSpan(0, text.Length - 1);
        if (!double.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) || number * unit is not (>= LowestRate and <= HighestRate))
            return false;
        bitsPerSecond = (long)(number * unit);
        return true;
    }

    private static string RateText(long rate) => rate switch
    {
        0 => "none",
        _ when rate % 1_000_000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{rate / 1_000_000}M"),
        _ when rate % 1000 == 0 => string.Create(CultureInfo.InvariantCulture, $"{rate / 1000}k"),
        _ => rate.ToString(CultureInfo.InvariantCulture),
    };

    private static string Complaint(string name, string value)
    {
        if (name == "encoder")
            return $"'{value}' is no encoder; it may be auto, {string.Join(", ", EncoderProfile.Table.Select(p => p.Name))}";
        foreach ((string known, string values) in Settings)
        {
            if (known == name)
                return $"'{value}' is no value for {name}; it takes {values}";
        }

        return $"there is no setting '{name}'; there are {string.Join(", ", Settings.Select(s => s.Name))}";
    }
}
