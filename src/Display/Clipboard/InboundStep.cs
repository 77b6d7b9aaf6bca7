namespace Rdfwd.Display.Clipboard;

/// <summary>What <see cref="InboundTransfer"/> wants done for the program that pastes.</summary>
internal enum InboundStep
{
    None,

    /// <summary>Give it everything at once and be done.</summary>
    Whole,

    /// <summary>Tell it that the content comes in pieces (ICCCM 2.7.2, INCR).</summary>
    Begin,

    /// <summary>Give it the next piece.</summary>
    Piece,

    /// <summary>Tell it that the last piece came, and be done.</summary>
    Finish,

    /// <summary>Tell it that there is nothing, and be done.</summary>
    Refuse,

    /// <summary>
    /// Be done without a word: what it has is not whole, and ICCCM knows no way to say so but to be silent. The end mark would make it
    /// believe that it has everything.
    /// </summary>
    Abandon,
}
