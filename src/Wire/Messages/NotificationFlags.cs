namespace Rdfwd.Wire.Messages;

/// <summary>Hints of a notification.</summary>
[Flags]
public enum NotificationFlags : byte
{
    None = 0,

    /// <summary>It is of no use later.</summary>
    Transient = 1,

    /// <summary>It stays when an action was chosen.</summary>
    Resident = 2,
}
