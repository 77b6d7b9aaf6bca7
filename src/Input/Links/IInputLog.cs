namespace Rdfwd.Input.Links;

/// <summary>Where the loops say what happens, one line for a person each. Called on the loop's thread.</summary>
public interface IInputLog
{
    /// <summary>Something that the user must know.</summary>
    public void Say(string line);

    /// <summary>Something for who asked for more.</summary>
    public void Detail(string line);
}
