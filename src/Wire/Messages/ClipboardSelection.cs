namespace Rdfwd.Wire.Messages;

/// <summary>The selections that are shared (ICCCM 2.6.1). A peer may name others, which are ignored.</summary>
public enum ClipboardSelection : byte
{
    Clipboard = 0,
    Primary = 1,
}
