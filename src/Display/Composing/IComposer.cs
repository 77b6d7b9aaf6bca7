namespace Rdfwd.Display.Composing;

/// <summary>Who gets what an input method gives; the thread that owns its connection.</summary>
internal interface IComposer
{
    /// <summary>It does not want a key, or makes one of its own.</summary>
    public void Return(byte keycode, bool pressed);

    /// <summary>It composed a text in a window.</summary>
    public void Commit(uint window, string text);

    /// <summary>It answered <see cref="InputMethod.Ask"/>.</summary>
    public void Answer();

    /// <summary>It is done with one more key that it was given.</summary>
    public void Synchronize();

    /// <summary>It went away; it has no more keys.</summary>
    public void Gone();
}
