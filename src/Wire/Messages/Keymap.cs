using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>The near end's keyboard layout, as XKB names and as compiled text.</summary>
/// <param name="Rules">For example "evdev".</param>
/// <param name="Model">For example "pc105".</param>
/// <param name="Layout">For example "us,ru".</param>
/// <param name="Variant">One for each layout, may be empty.</param>
/// <param name="Options">Separated by commas, may be empty.</param>
/// <param name="Text">The whole keymap in XKB text format 1; may be empty, then the names count.</param>
public sealed record Keymap(
    string Rules,
    string Model,
    string Layout,
    string Variant,
    string Options,
    string Text) : IMessage<Keymap>
{
    public static MessageType Type => MessageType.Keymap;

    public static int FieldCount => 6;

    public static Keymap Read(ref MessagePackReader reader) => new(
        reader.ReadString(Limits.XkbNameBytes),
        reader.ReadString(Limits.XkbNameBytes),
        reader.ReadString(Limits.XkbNameBytes),
        reader.ReadString(Limits.XkbNameBytes),
        reader.ReadString(Limits.XkbNameBytes),
        reader.ReadString(Limits.KeymapTextBytes));

    public void Write(ref MessagePackWriter writer)
    {
        writer.Write(Rules, Limits.XkbNameBytes);
        writer.Write(Model, Limits.XkbNameBytes);
        writer.Write(Layout, Limits.XkbNameBytes);
        writer.Write(Variant, Limits.XkbNameBytes);
        writer.Write(Options, Limits.XkbNameBytes);
        writer.Write(Text, Limits.KeymapTextBytes);
    }
}
