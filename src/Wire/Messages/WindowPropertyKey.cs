namespace Rdfwd.Wire.Messages;

/// <summary>The keys of the map of window properties (docs/protocol.md, "Window properties").</summary>
public enum WindowPropertyKey : uint
{
    Title = 1,
    IconTitle = 2,
    Class = 3,
    SizeHints = 4,
    Type = 5,
    TransientFor = 6,
    States = 7,
    Role = 8,
    Icon = 9,
    Opacity = 10,
    Group = 11,
    Decorations = 12,
    Pid = 13,
    ClientMachine = 14,
    Protocols = 15,
    SessionId = 16,
}
