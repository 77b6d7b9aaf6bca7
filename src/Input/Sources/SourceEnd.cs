namespace Rdfwd.Input.Sources;

/// <summary>Why a source stopped forwarding.</summary>
public enum SourceEnd
{
    /// <summary>It was told to.</summary>
    Stopped,

    /// <summary>The panic chord.</summary>
    Panic,

    /// <summary>The other end closed the link or the link broke.</summary>
    LinkEnded,

    /// <summary>The other end fell silent or does not read.</summary>
    LinkSilent,

    /// <summary>All devices are gone and none is waited for.</summary>
    NoDevices,
}
