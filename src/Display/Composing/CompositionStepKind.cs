namespace Rdfwd.Display.Composing;

/// <summary>What a <see cref="CompositionStep"/> asks for.</summary>
internal enum CompositionStepKind
{
    /// <summary>Give a key event to the input method.</summary>
    Offer,

    /// <summary>Send a key event to the far end: the input method does not want it.</summary>
    Send,

    /// <summary>Do what had to wait for the keys before it.</summary>
    Run,

    /// <summary>Ask the input method for a sign of life.</summary>
    Ask,

    /// <summary>Leave the input method: it does not answer.</summary>
    Leave,
}
