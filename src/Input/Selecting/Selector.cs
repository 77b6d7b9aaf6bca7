using System.Globalization;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Selecting;

/// <summary>
/// Says which devices are meant: a path (also of a link, as in /dev/input/by-id), <c>name:GLOB</c>, <c>id:VVVV:PPPP</c>,
/// <c>kind:KIND</c>, or <c>all</c>. Immutable.
/// </summary>
public sealed class Selector
{
    private readonly Func<string, DeviceDescription, bool> _matches;

    private Selector(string text, string? path, Func<string, DeviceDescription, bool> matches)
    {
        Text = text;
        Path = path;
        _matches = matches;
    }

    /// <summary>As the user wrote it.</summary>
    public string Text { get; }

    /// <summary>The path when it selects by path, else null.</summary>
    public string? Path { get; }

    /// <summary>Whether the device at a node is meant. <paramref name="node"/> is the path of the event node itself.</summary>
    public bool Matches(string node, DeviceDescription device) => _matches(node, device);

    /// <summary>Reads a selector. Throws <see cref="InputException"/> that says what is wrong.</summary>
    public static Selector Parse(string text)
    {
        if (text == "all")
            return new(text, null, static (_, _) => true);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string prefix = colon > 0 && !text.StartsWith('/') && !text.StartsWith('.') ? text[..colon] : "";
        string rest = text[(colon + 1)..];
        switch (prefix)
        {
            case "name":
                return new(text, null, (_, device) => Glob.IsMatch(rest, device.Name));
            case "id":
                return ParseId(text, rest);
            case "kind":
                if (!DeviceKinds.TryParse(rest, out DeviceKind kind))
                    throw Wrong(text, $"the kinds are {string.Join(", ", Enum.GetValues<DeviceKind>().Select(DeviceKinds.Name))}");
                return new(text, null, (_, device) => DeviceKinds.Of(device) == kind);
            case "path":
                return ByPath(text, rest);
            case "":
                return ByPath(text, text);
            default:
                throw Wrong(text, "a selector is a path, name:GLOB, id:VVVV:PPPP, kind:KIND or all");
        }
    }

    private static Selector ByPath(string text, string path)
    {
        // event3 alone means what it would mean to evtest.
        string full = path.StartsWith("event", StringComparison.Ordinal) && !path.Contains('/', StringComparison.Ordinal) ? "/dev/input/" + path : path;
        if (full.Length == 0 || full.Contains('\0', StringComparison.Ordinal))
            throw Wrong(text, "the path is empty");
        full = System.IO.Path.GetFullPath(full);
        return new(text, full, (node, _) => node == full || Resolve(full) == node);
    }

    private static string Resolve(string path)
    {
        try
        {
            return File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName ?? path;
        }
        catch (IOException)
        {
            return path;
        }
    }

    private static Selector ParseId(string text, string rest)
    {
        string[] parts = rest.Split(':');
        if (parts.Length != 2 || !TryHex(parts[0], out ushort vendor) || !TryHex(parts[1], out ushort product))
            throw Wrong(text, "an id is two hexadecimal numbers, as in id:046d:c31c; * stands for any");
        bool anyVendor = parts[0] == "*";
        bool anyProduct = parts[1] == "*";
        return new(text, null, (_, device) => (anyVendor || device.Id.Vendor == vendor) && (anyProduct || device.Id.Product == product));
    }

    private static bool TryHex(string text, out ushort value)
    {
        value = 0;
        return text == "*" || (text.Length <= 4 && ushort.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out value));
    }

    private static InputException Wrong(string text, string why) => new(InputFailure.Usage, $"The selector '{text}' is wrong: {why}.");
}
