using Rdfwd.Interop.DBus;
using Rdfwd.Session.Bus;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>Reads what a program passes to Notify (Desktop Notifications Specification 1.2): susssasa{sv}i.</summary>
internal static class NotifyCall
{
    private const int MaxHints = 64;
    private const int MaxPath = 4096;

    /// <summary>The notification, with the id that it is to replace. Throws <see cref="BusFormatException"/>.</summary>
    public static Notification Read(BusMessage call)
    {
        BusReader arguments = call.Read();
        string program = arguments.ReadString(Limits.NotificationNameBytes);
        uint replaces = arguments.ReadUInt32();
        string icon = arguments.ReadString(MaxPath);
        string summary = arguments.ReadString(Limits.NotificationSummaryBytes);
        string body = arguments.ReadString(Limits.NotificationBodyBytes);
        List<NotificationChoice> actions = ReadActions(arguments.ReadContainer(DBus.DBUS_TYPE_ARRAY));
        NotificationHints hints = ReadHints(arguments.ReadContainer(DBus.DBUS_TYPE_ARRAY));
        int timeout = arguments.ReadInt32();
        string name = IconName.IsSafe(hints.Icon) ? hints.Icon : icon;
        NotificationImage? image = hints.Image ?? NotificationFile.Load(hints.Icon) ?? NotificationFile.Load(icon);
        return new Notification(
            replaces, program, summary, body, actions, hints.Urgency, Math.Max(timeout, -1), hints.Flags, hints.Category,
            IconName.IsSafe(name) ? name : "", image);
    }

    private static List<NotificationChoice> ReadActions(BusReader words)
    {
        List<NotificationChoice> actions = [];
        while (words.NextType == DBus.DBUS_TYPE_STRING && actions.Count < Limits.NotificationActions)
        {
            string key = words.ReadString(Limits.NotificationNameBytes);
            if (words.NextType != DBus.DBUS_TYPE_STRING)
                break;
            actions.Add(new NotificationChoice(key, words.ReadString(Limits.NotificationNameBytes)));
        }

        return actions;
    }

    private static NotificationHints ReadHints(BusReader entries)
    {
        NotificationHints hints = new();
        for (int i = 0; i < MaxHints && entries.NextType == DBus.DBUS_TYPE_DICT_ENTRY; i++)
        {
            BusReader entry = entries.ReadContainer(DBus.DBUS_TYPE_DICT_ENTRY);
            string key = entry.ReadString(Limits.NotificationNameBytes);
            BusReader value = entry.ReadContainer(DBus.DBUS_TYPE_VARIANT);
            hints = (key, value.NextType) switch
            {
                ("urgency", DBus.DBUS_TYPE_BYTE) => hints with { Urgency = Math.Min(value.ReadByte(), (byte)2) },
                ("category", DBus.DBUS_TYPE_STRING) => hints with { Category = value.ReadString(Limits.NotificationNameBytes) },
                ("transient", DBus.DBUS_TYPE_BOOLEAN) => hints with { Flags = With(hints.Flags, NotificationFlags.Transient, value.ReadBool()) },
                ("transient", DBus.DBUS_TYPE_BYTE) => hints with { Flags = With(hints.Flags, NotificationFlags.Transient, value.ReadByte() != 0) },
                ("resident", DBus.DBUS_TYPE_BOOLEAN) => hints with { Flags = With(hints.Flags, NotificationFlags.Resident, value.ReadBool()) },
                ("image-path" or "image_path", DBus.DBUS_TYPE_STRING) => hints with { Icon = value.ReadString(MaxPath) },
                ("image-data", DBus.DBUS_TYPE_STRUCT) => hints with { Image = ReadImage(value) },
                ("image_data" or "icon_data", DBus.DBUS_TYPE_STRUCT) => hints with { Image = hints.Image ?? ReadImage(value) },
                _ => hints,
            };
        }

        return hints;
    }

    private static NotificationFlags With(NotificationFlags flags, NotificationFlags flag, bool on) => on ? flags | flag : flags & ~flag;

    private static NotificationImage? ReadImage(BusReader value)
    {
        BusReader fields = value.ReadContainer(DBus.DBUS_TYPE_STRUCT);
        int width = fields.ReadInt32();
        int height = fields.ReadInt32();
        int rowBytes = fields.ReadInt32();
        bool alpha = fields.ReadBool();
        int bits = fields.ReadInt32();
        int channels = fields.ReadInt32();
        return bits == 8 ? NotificationPicture.Read(fields.ReadBytes(), width, height, rowBytes, channels, alpha) : null;
    }

    private readonly record struct NotificationHints(byte Urgency, string Category, NotificationFlags Flags, string Icon, NotificationImage? Image)
    {
        public NotificationHints()
            : this(1, "", NotificationFlags.None, "", null)
        {
        }
    }
}
