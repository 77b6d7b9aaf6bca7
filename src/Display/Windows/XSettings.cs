using System.Buffers.Binary;
using System.Text;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Windows;

/// <summary>
/// The property that an XSETTINGS manager keeps (freedesktop.org "XSETTINGS - cross toolkit configuration proposal", 0.5). Pure.
/// </summary>
internal static class XSettings
{
    private const byte IntegerKind = 0, TextKind = 1, ColourKind = 2;

    // They name files, programs and sessions of the machine that they are from.
    private static readonly HashSet<string> LocalOnly = ["Gtk/Modules", "Gtk/IMModule", "Gtk/SessionBusId", "Gdk/AppMenu"];

    /// <summary>Reads what may cross; what is malformed ends it, and what came before counts.</summary>
    public static DesktopSettings Parse(ReadOnlySpan<byte> bytes)
    {
        Dictionary<string, int> numbers = [];
        Dictionary<string, string> texts = [];
        DesktopSettings settings = new(numbers, texts);
        const int header = 12;
        if (bytes.Length < header)
            return settings;
        bool bigEndian = bytes[0] == 1;
        uint count = U32(bytes[8..], bigEndian);
        int at = header;
        for (; count > 0; count--)
        {
            const int fixedPart = 4, serial = 4;
            if (bytes.Length - at < fixedPart)
                break;
            byte kind = bytes[at];
            int nameLength = U16(bytes[(at + 2)..], bigEndian);
            at += fixedPart;
            int paddedName = Padded(nameLength);
            if (bytes.Length - at < paddedName + serial + 4)
                break;
            string name = Encoding.Latin1.GetString(bytes.Slice(at, nameLength));
            at += paddedName + serial;
            bool wanted = nameLength <= Limits.SettingNameBytes && !LocalOnly.Contains(name);
            uint word = U32(bytes[at..], bigEndian);
            at += 4;
            if (kind == IntegerKind)
            {
                if (wanted && numbers.Count < Limits.DesktopSettings)
                    numbers[name] = (int)word;
            }
            else if (kind == TextKind)
            {
                if (word > bytes.Length - at)
                    break;
                if (wanted && word <= Limits.SettingTextBytes && texts.Count < Limits.DesktopSettings)
                    texts[name] = Encoding.UTF8.GetString(bytes.Slice(at, (int)word));
                at = Math.Min(bytes.Length, at + Padded((int)word));
            }
            else if (kind == ColourKind)
            {
                // Four numbers of 16 bits, of which the first word was read.
                at = Math.Min(bytes.Length, at + 4);
            }
            else
            {
                break;
            }
        }

        return settings;
    }

    /// <summary>The property's bytes, little-endian.</summary>
    public static byte[] Write(DesktopSettings settings, uint serial)
    {
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        writer.Write(0u);
        writer.Write(serial);
        writer.Write((uint)(settings.Numbers.Count + settings.Texts.Count));
        foreach ((string name, int value) in settings.Numbers)
        {
            WriteName(writer, IntegerKind, name, serial);
            writer.Write(value);
        }

        foreach ((string name, string value) in settings.Texts)
        {
            WriteName(writer, TextKind, name, serial);
            byte[] text = Encoding.UTF8.GetBytes(value);
            writer.Write((uint)text.Length);
            WritePadded(writer, text);
        }

        writer.Flush();
        return stream.ToArray();
    }

    private static void WriteName(BinaryWriter writer, byte kind, string name, uint serial)
    {
        byte[] bytes = Encoding.Latin1.GetBytes(name);
        writer.Write(kind);
        writer.Write((byte)0);
        writer.Write((ushort)bytes.Length);
        WritePadded(writer, bytes);
        writer.Write(serial);
    }

    private static void WritePadded(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes);
        for (int i = bytes.Length; i < Padded(bytes.Length); i++)
            writer.Write((byte)0);
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint U32(ReadOnlySpan<byte> b, bool bigEndian) => bigEndian ? BinaryPrimitives.ReadUInt32BigEndian(b) : BinaryPrimitives.ReadUInt32LittleEndian(b);

    private static int U16(ReadOnlySpan<byte> b, bool bigEndian) => bigEndian ? BinaryPrimitives.ReadUInt16BigEndian(b) : BinaryPrimitives.ReadUInt16LittleEndian(b);
}
