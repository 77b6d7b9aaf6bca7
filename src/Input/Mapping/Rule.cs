using Rdfwd.Input.Selecting;

namespace Rdfwd.Input.Mapping;

/// <summary>What is taken, and what becomes of it. Immutable.</summary>
public sealed record Rule
{
    /// <summary>The line of the rules file where it starts.</summary>
    public int Line { get; init; }

    /// <summary>Of which devices; null for all.</summary>
    public Selector? Device { get; init; }

    /// <summary>The event type, or −1 for a rule about a whole device.</summary>
    public int Type { get; init; } = -1;

    public int FirstCode { get; init; }

    public int LastCode { get; init; }

    public ValueMatch Value { get; init; } = ValueMatch.Any;

    /// <summary>The layer that must be on; empty for always.</summary>
    public string InLayer { get; init; } = "";

    /// <summary>The layer that is on while the key is down; empty for none.</summary>
    public string Layer { get; init; } = "";

    /// <summary>What is sent instead; nothing drops the event.</summary>
    public IReadOnlyList<Emission> Emissions { get; init; } = [];

    /// <summary>For a rule about a pointing surface.</summary>
    public Affine? Affine { get; init; }

    /// <summary>Whether later rules see the event too.</summary>
    public bool Continue { get; init; }
}
