using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Windows;

/// <summary>Combining sets of window properties, of which null members say nothing.</summary>
internal static class PropertySets
{
    /// <summary>A new set: the changed members over the present ones.</summary>
    public static WindowPropertySet Merge(this WindowPropertySet present, WindowPropertySet changed) => new()
    {
        Title = changed.Title ?? present.Title,
        IconTitle = changed.IconTitle ?? present.IconTitle,
        Instance = changed.Instance ?? present.Instance,
        ClassName = changed.ClassName ?? present.ClassName,
        Hints = changed.Hints ?? present.Hints,
        Type = changed.Type ?? present.Type,
        TransientFor = changed.TransientFor ?? present.TransientFor,
        States = changed.States ?? present.States,
        Role = changed.Role ?? present.Role,
        Icon = changed.Icon ?? present.Icon,
        Opacity = changed.Opacity ?? present.Opacity,
        Group = changed.Group ?? present.Group,
        Decorations = changed.Decorations ?? present.Decorations,
        Pid = changed.Pid ?? present.Pid,
        ClientMachine = changed.ClientMachine ?? present.ClientMachine,
        Protocols = changed.Protocols ?? present.Protocols,
        SessionId = changed.SessionId ?? present.SessionId,
    };

    /// <summary>A copy with these states.</summary>
    public static WindowPropertySet With(this WindowPropertySet present, WindowStates states) =>
        present.Merge(new WindowPropertySet { States = states });
}
