using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Routing;

/// <summary>Keys that are pressed together, on one device or on several. Immutable.</summary>
public sealed class Chord
{
    private readonly ushort[] _keys;

    private Chord(string text, ushort[] keys)
    {
        Text = text;
        _keys = keys;
    }

    public string Text { get; }

    public IReadOnlyList<ushort> Keys => _keys;

    /// <summary>Reads "leftctrl+leftalt+f12". Throws <see cref="InputException"/> that names the key it does not know.</summary>
    public static Chord Parse(string text)
    {
        List<ushort> keys = [];
        foreach (string word in text.Split('+', StringSplitOptions.TrimEntries))
        {
            if (!CodeNames.TryKey(word, out ushort key))
            {
                string? near = CodeNames.Suggest("KEY_" + word);
                throw new InputException(InputFailure.Usage, $"The chord '{text}' has the unknown key '{word}'{(near is null ? "." : $"; did you mean {near["KEY_".Length..].ToLowerInvariant()}?")}");
            }
            if (!keys.Contains(key))
                keys.Add(key);
        }
        return new(text, [.. keys]);
    }

    /// <summary>Whether the press of <paramref name="key"/> makes the chord complete, <paramref name="held"/> being what is down after it.</summary>
    public bool Completes(ushort key, BitSet held)
    {
        bool member = false;
        foreach (ushort wanted in _keys)
        {
            if (!held[wanted])
                return false;
            member |= wanted == key;
        }
        return member;
    }
}
