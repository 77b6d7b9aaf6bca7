using System.Globalization;

namespace Rdfwd.Input.Codes;

/// <summary>
/// Names of event types, codes, properties and buses, as linux/input-event-codes.h and linux/input.h spell them. What has no
/// name is written as a hexadecimal number, and numbers are read back everywhere a name is.
/// </summary>
public static class CodeNames
{
    private static readonly Tables All = Tables.Load();

    public static string Type(int type) => Find(All.Types, type);

    public static string Code(int type, int code) => All.CodesOf(type) is { } table ? Find(table, code) : Number(code);

    public static string Property(int property) => Find(All.Properties, property);

    public static string Bus(int bus) => Find(All.Buses, bus);

    public static bool TryType(string text, out ushort type) => TryFind(All.Types, text, 0xffff, out type);

    public static bool TryProperty(string text, out ushort property) => TryFind(All.Properties, text, 0xffff, out property);

    public static bool TryBus(string text, out ushort bus) =>
        TryFind(All.Buses, text, 0xffff, out bus) || TryFind(All.Buses, "BUS_" + text.ToUpperInvariant(), 0xffff, out bus);

    /// <summary>Reads a code of a known type: its name, one of its aliases, or a number.</summary>
    public static bool TryCode(int type, string text, out ushort code)
    {
        code = 0;
        return All.CodesOf(type) is { } table ? TryFind(table, text, 0xffff, out code) : TryNumber(text, 0xffff, out code);
    }

    /// <summary>Reads a name that tells its own type (KEY_A, BTN_LEFT, REL_X, ABS_X, …).</summary>
    public static bool TryAnyCode(string text, out ushort type, out ushort code)
    {
        for (int candidate = 0; candidate < All.Codes.Length; candidate++)
        {
            if (All.Codes[candidate]?.ByName.TryGetValue(text, out int found) == true)
            {
                type = (ushort)candidate;
                code = (ushort)found;
                return true;
            }
        }
        type = 0;
        code = 0;
        return false;
    }

    /// <summary>
    /// Reads a key the way people write it in a chord: with or without KEY_ or BTN_, in any case, and with a few everyday names
    /// (ctrl, alt, shift, meta, super, return).
    /// </summary>
    public static bool TryKey(string text, out ushort code)
    {
        string upper = text.Trim().ToUpperInvariant();
        string name = upper switch
        {
            "CTRL" or "CONTROL" => "LEFTCTRL",
            "ALT" => "LEFTALT",
            "SHIFT" => "LEFTSHIFT",
            "META" or "SUPER" or "WIN" => "LEFTMETA",
            "ALTGR" => "RIGHTALT",
            "RETURN" => "ENTER",
            "ESCAPE" => "ESC",
            _ => upper,
        };
        Dictionary<string, int> keys = All.Codes[EventType.Key]!.ByName;
        code = 0;
        if (!keys.TryGetValue(name, out int found) && !keys.TryGetValue("KEY_" + name, out found) && !keys.TryGetValue("BTN_" + name, out found))
            return false;
        code = (ushort)found;
        return true;
    }

    /// <summary>The known name nearest to a mistyped one, or null when none is near.</summary>
    public static string? Suggest(string text)
    {
        string? best = null;
        int bestDistance = Math.Max(2, text.Length / 4);
        foreach (Table table in All.Codes.OfType<Table>())
        {
            foreach (string name in table.ByName.Keys)
            {
                int distance = Distance(text.ToUpperInvariant(), name, bestDistance + 1);
                if (distance < bestDistance || (distance == bestDistance && (best is null || string.CompareOrdinal(name, best) < 0)))
                {
                    bestDistance = distance;
                    best = name;
                }
            }
        }
        return best;
    }

    /// <summary>Levenshtein distance, given up once it reaches <paramref name="limit"/>.</summary>
    internal static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) >= limit || b.Length > 64)
            return limit;
        Span<int> row = stackalloc int[b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
            row[j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
                least = Math.Min(least, row[j]);
            }
            if (least >= limit)
                return limit;
        }
        return row[b.Length];
    }

    internal static bool TryNumber(string text, int max, out ushort value)
    {
        bool hex = text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
        bool read = int.TryParse(hex ? text.AsSpan(2) : text, hex ? NumberStyles.AllowHexSpecifier : NumberStyles.None, CultureInfo.InvariantCulture, out int number)
            && number >= 0 && number <= max;
        value = read ? (ushort)number : (ushort)0;
        return read;
    }

    private static string Find(Table table, int number) => table.ByNumber.TryGetValue(number, out string? name) ? name : Number(number);

    private static string Number(int number) => "0x" + number.ToString("x", CultureInfo.InvariantCulture);

    private static bool TryFind(Table table, string text, int max, out ushort value)
    {
        if (!table.ByName.TryGetValue(text, out int found))
            return TryNumber(text, max, out value);
        value = (ushort)found;
        return true;
    }

    private sealed class Table
    {
        public Dictionary<int, string> ByNumber { get; } = [];

        public Dictionary<string, int> ByName { get; } = [];

        public void Add(string[] words)
        {
            int number = int.Parse(words[0], CultureInfo.InvariantCulture);
            ByNumber.Add(number, words[1]);
            foreach (string name in words.AsSpan(1))
                ByName.Add(name, number);
        }
    }

    // Codes has a table for each type of event that has names, at its number.
    private sealed record Tables(Table Types, Table Properties, Table Buses, Table?[] Codes)
    {
        public Table? CodesOf(int type) => type >= 0 && type < Codes.Length ? Codes[type] : null;

        public static Tables Load()
        {
            using Stream stream = typeof(CodeNames).Assembly.GetManifestResourceStream("event-codes.txt")!;
            using StreamReader reader = new(stream);
            Dictionary<string, Table> sections = [];
            Table current = new();
            while (reader.ReadLine() is { } line)
            {
                if (line.StartsWith('['))
                    current = sections[line.Trim('[', ']')] = new Table();
                else
                    current.Add(line.Split(' '));
            }

            Table?[] codes = new Table?[EventType.Ff + 1];
            codes[EventType.Syn] = sections["syn"];
            codes[EventType.Key] = sections["key"];
            codes[EventType.Rel] = sections["rel"];
            codes[EventType.Abs] = sections["abs"];
            codes[EventType.Msc] = sections["msc"];
            codes[EventType.Sw] = sections["sw"];
            codes[EventType.Led] = sections["led"];
            codes[EventType.Snd] = sections["snd"];
            codes[EventType.Rep] = sections["rep"];
            codes[EventType.Ff] = sections["ff"];
            return new(sections["ev"], sections["prop"], sections["bus"], codes);
        }
    }
}
