namespace Rdfwd.Input.Codes;

/// <summary>The event types of linux/input-event-codes.h (EV_*).</summary>
public static class EventType
{
    public const ushort Syn = 0x00;
    public const ushort Key = 0x01;
    public const ushort Rel = 0x02;
    public const ushort Abs = 0x03;
    public const ushort Msc = 0x04;
    public const ushort Sw = 0x05;
    public const ushort Led = 0x11;
    public const ushort Snd = 0x12;
    public const ushort Rep = 0x14;
    public const ushort Ff = 0x15;
    public const ushort Pwr = 0x16;

    /// <summary>EV_UINPUT: what a uinput descriptor gives to read for force-feedback requests.</summary>
    public const ushort Uinput = 0x101;

    /// <summary>EV_CNT: event types are below it.</summary>
    public const int Count = 0x20;

    /// <summary>The number of codes a type can have (KEY_CNT, REL_CNT, …); 0 for a type that has none or is unknown.</summary>
    public static int CodeCount(int type) => type switch
    {
        Key => 0x300,
        Rel => 0x10,
        Abs => 0x40,
        Msc => 0x08,
        Sw => 0x20,
        Led => 0x10,
        Snd => 0x08,
        Ff => 0x80,
        _ => 0,
    };
}
