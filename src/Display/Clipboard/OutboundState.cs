namespace Rdfwd.Display.Clipboard;

/// <summary>Where an <see cref="OutboundTransfer"/> is.</summary>
internal enum OutboundState
{
    /// <summary>The owner was asked and has not answered.</summary>
    Asked,

    /// <summary>A property holds bytes to be sent.</summary>
    Reading,

    /// <summary>All given so far was sent; the owner puts the next piece.</summary>
    AwaitingPiece,

    Over,
}
