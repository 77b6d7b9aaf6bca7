using Rdfwd.Wire.MessagePack;

namespace Rdfwd.Wire.Messages;

public sealed partial class WindowPropertySet
{
    internal static WindowPropertySet Read(ref MessagePackReader reader)
    {
        var set = new WindowPropertySet();
        for (var pairs = reader.ReadMapHeader(Limits.WindowPropertyKeys); pairs > 0; pairs--)
            set.ReadValue((WindowPropertyKey)reader.ReadUInt32(), ref reader);
        return set;
    }

    internal void Write(ref MessagePackWriter writer)
    {
        writer.WriteMapHeader(CountSet());
        WriteString(ref writer, WindowPropertyKey.Title, Title, Limits.TitleBytes);
        WriteString(ref writer, WindowPropertyKey.IconTitle, IconTitle, Limits.TitleBytes);
        if (HasClass)
        {
            writer.Write((uint)WindowPropertyKey.Class);
            writer.WriteArrayHeader(2);
            writer.Write(Instance ?? "", Limits.ClassBytes);
            writer.Write(ClassName ?? "", Limits.ClassBytes);
        }

        if (Hints is { } hints)
        {
            writer.Write((uint)WindowPropertyKey.SizeHints);
            hints.Write(ref writer);
        }

        WriteNumber(ref writer, WindowPropertyKey.Type, (uint?)Type);
        WriteNumber(ref writer, WindowPropertyKey.TransientFor, TransientFor?.Value);
        WriteNumber(ref writer, WindowPropertyKey.States, (uint?)States);
        WriteString(ref writer, WindowPropertyKey.Role, Role, Limits.ClassBytes);
        if (SendableIcon is { } icon)
        {
            writer.Write((uint)WindowPropertyKey.Icon);
            writer.WriteArrayHeader(3);
            writer.Write(icon.Width);
            writer.Write(icon.Height);
            writer.WriteBin(icon.Argb);
        }

        WriteNumber(ref writer, WindowPropertyKey.Opacity, Opacity);
        WriteNumber(ref writer, WindowPropertyKey.Group, Group?.Value);
        WriteNumber(ref writer, WindowPropertyKey.Decorations, Decorations);
        WriteNumber(ref writer, WindowPropertyKey.Pid, Pid);
        WriteString(ref writer, WindowPropertyKey.ClientMachine, ClientMachine, Limits.ClassBytes);
        WriteNumber(ref writer, WindowPropertyKey.Protocols, (uint?)Protocols);
        WriteString(ref writer, WindowPropertyKey.SessionId, SessionId, Limits.ClassBytes);
    }

    private bool HasClass => Instance is not null || ClassName is not null;

    // An icon that the peer would refuse is left out: a program can set any.
    private WindowIcon? SendableIcon =>
        Icon is { Width: >= 0 and <= Limits.IconSizePx, Height: >= 0 and <= Limits.IconSizePx } icon
        && icon.Argb.Length == icon.Width * icon.Height * 4
            ? icon
            : null;

    private void ReadValue(WindowPropertyKey key, ref MessagePackReader reader)
    {
        switch (key)
        {
            case WindowPropertyKey.Title:
                Title = reader.ReadString(Limits.TitleBytes);
                break;
            case WindowPropertyKey.IconTitle:
                IconTitle = reader.ReadString(Limits.TitleBytes);
                break;
            case WindowPropertyKey.Class:
                ReadClass(ref reader);
                break;
            case WindowPropertyKey.SizeHints:
                Hints = SizeHints.Read(ref reader);
                break;
            case WindowPropertyKey.Type:
                var type = (WindowType)reader.ReadUInt32();
                Type = type <= WindowType.Screen ? type : WindowType.Normal;
                break;
            case WindowPropertyKey.TransientFor:
                TransientFor = new WindowId(reader.ReadUInt32());
                break;
            case WindowPropertyKey.States:
                States = (WindowStates)reader.ReadUInt32();
                break;
            case WindowPropertyKey.Role:
                Role = reader.ReadString(Limits.ClassBytes);
                break;
            case WindowPropertyKey.Icon:
                Icon = ReadIcon(ref reader);
                break;
            case WindowPropertyKey.Opacity:
                Opacity = reader.ReadUInt32();
                break;
            case WindowPropertyKey.Group:
                Group = new WindowId(reader.ReadUInt32());
                break;
            case WindowPropertyKey.Decorations:
                Decorations = reader.ReadUInt32();
                break;
            case WindowPropertyKey.Pid:
                Pid = reader.ReadUInt32();
                break;
            case WindowPropertyKey.ClientMachine:
                ClientMachine = reader.ReadString(Limits.ClassBytes);
                break;
            case WindowPropertyKey.Protocols:
                Protocols = (WindowProtocols)reader.ReadUInt32();
                break;
            case WindowPropertyKey.SessionId:
                SessionId = reader.ReadString(Limits.ClassBytes);
                break;
            default:
                reader.Skip();
                break;
        }
    }

    private void ReadClass(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        if (count != 2)
            throw new ProtocolException($"A window's class has two parts and came with {count}.");
        Instance = reader.ReadString(Limits.ClassBytes);
        ClassName = reader.ReadString(Limits.ClassBytes);
    }

    private static WindowIcon ReadIcon(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader();
        if (count != 3)
            throw new ProtocolException($"A window's icon has three parts and came with {count}.");
        int width = reader.ReadUInt16();
        int height = reader.ReadUInt16();
        if (width > Limits.IconSizePx || height > Limits.IconSizePx)
            throw new ProtocolException($"An icon of {width}x{height} is larger than the {Limits.IconSizePx} pixels allowed.");
        var pixels = reader.ReadBin();
        if (pixels.Length != width * height * 4)
            throw new ProtocolException($"An icon of {width}x{height} came with {pixels.Length} bytes.");
        return new WindowIcon(width, height, pixels.ToArray());
    }

    private static void WriteString(ref MessagePackWriter writer, WindowPropertyKey key, string? value, int maxBytes)
    {
        if (value is null)
            return;
        writer.Write((uint)key);
        writer.Write(value, maxBytes);
    }

    private static void WriteNumber(ref MessagePackWriter writer, WindowPropertyKey key, uint? value)
    {
        if (value is not { } number)
            return;
        writer.Write((uint)key);
        writer.Write(number);
    }

    private int CountSet() =>
        Count(Title) + Count(IconTitle) + (HasClass ? 1 : 0) + Count(Hints) + Count(Type) + Count(TransientFor)
        + Count(States) + Count(Role) + Count(SendableIcon) + Count(Opacity) + Count(Group) + Count(Decorations) + Count(Pid)
        + Count(ClientMachine) + Count(Protocols) + Count(SessionId);

    private static int Count<T>(T? value)
        where T : class => value is null ? 0 : 1;

    private static int Count<T>(T? value)
        where T : struct => value.HasValue ? 1 : 0;
}
