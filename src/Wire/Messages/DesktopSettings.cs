using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

/// <summary>Settings of the near desktop that its programs share (XSETTINGS), all of them: those that are missing are unset.</summary>
/// <param name="Numbers">By name, for example "Xft/DPI".</param>
/// <param name="Texts">By name, for example "Net/ThemeName".</param>
public sealed record DesktopSettings(IReadOnlyDictionary<string, int> Numbers, IReadOnlyDictionary<string, string> Texts) : IMessage<DesktopSettings>
{
    public static MessageType Type => MessageType.DesktopSettings;

    public static int FieldCount => 2;

    public static DesktopSettings Read(ref MessagePackReader reader)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var pairs = reader.ReadMapHeader(Limits.DesktopSettings); pairs > 0; pairs--)
            numbers[reader.ReadString(Limits.SettingNameBytes)] = reader.ReadInt32();
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var pairs = reader.ReadMapHeader(Limits.DesktopSettings); pairs > 0; pairs--)
            texts[reader.ReadString(Limits.SettingNameBytes)] = reader.ReadString(Limits.SettingTextBytes);
        return new DesktopSettings(numbers, texts);
    }

    public void Write(ref MessagePackWriter writer)
    {
        writer.WriteMapHeader(Numbers.Count);
        foreach (var (name, value) in Numbers)
        {
            writer.Write(name, Limits.SettingNameBytes);
            writer.Write(value);
        }

        writer.WriteMapHeader(Texts.Count);
        foreach (var (name, value) in Texts)
        {
            writer.Write(name, Limits.SettingNameBytes);
            writer.Write(value, Limits.SettingTextBytes);
        }
    }
}
