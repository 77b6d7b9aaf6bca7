namespace Rdfwd.Display.Clipboard;

/// <summary>What <see cref="SelectionLedger"/> wants done on this end's X server.</summary>
internal enum OwnerStep
{
    None,

    /// <summary>Take the selection, in the name of the owner at the other end.</summary>
    Take,

    /// <summary>Give it up.</summary>
    Release,
}
