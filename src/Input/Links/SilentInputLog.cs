namespace Rdfwd.Input.Links;

/// <summary>Says nothing; for an end whose peer is told what matters.</summary>
public sealed class SilentInputLog : IInputLog
{
    public void Say(string line)
    {
    }

    public void Detail(string line)
    {
    }
}
