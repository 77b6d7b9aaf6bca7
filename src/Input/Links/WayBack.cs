using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Links;

/// <summary>What programs do to a device, as opposed to what it does.</summary>
public static class WayBack
{
    private static readonly (int Type, string Words)[] Kinds =
    [
        (EventType.Led, "LEDs"),
        (EventType.Snd, "sounds"),
        (EventType.Rep, "the repeat rate"),
        (EventType.Ff, "force feedback"),
    ];

    /// <summary>In words what a pipe without a way back takes from programs at the far side, as in "LEDs and the repeat rate"; null when it takes nothing.</summary>
    public static string? Wanted(DeviceDescription device)
    {
        List<string> words = [.. Kinds.Where(kind => device.Types[kind.Type]).Select(kind => kind.Words)];
        return words.Count == 0 ? null : words.Count == 1 ? words[0] : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }
}
