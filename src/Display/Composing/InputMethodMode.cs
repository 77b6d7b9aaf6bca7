namespace Rdfwd.Display.Composing;

/// <summary>Whether keys go to the near desktop's input method first.</summary>
public enum InputMethodMode
{
    /// <summary>When XMODIFIERS names one and it runs.</summary>
    Auto,

    /// <summary>To the one that XMODIFIERS names, and else to any that runs.</summary>
    Yes,

    /// <summary>Never.</summary>
    No,
}
