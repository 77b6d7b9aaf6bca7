namespace Rdfwd.Input;

/// <summary>What kind of failure an <see cref="InputException"/> is.</summary>
public enum InputFailure
{
    /// <summary>No such device, or what is there is not an input device.</summary>
    NotFound,

    /// <summary>The device may not be opened by this user.</summary>
    Permission,

    /// <summary>Somebody else has grabbed the device, or keys are held on it.</summary>
    Busy,

    /// <summary>The device went away.</summary>
    Unplugged,

    /// <summary>The kernel refused the device that was to be created.</summary>
    Refused,

    /// <summary>A file (rules, recording, description) is wrong.</summary>
    BadFile,

    /// <summary>An option or argument cannot be meant.</summary>
    Usage,

    /// <summary>This kernel or this build lacks what is needed.</summary>
    Unsupported,
}
