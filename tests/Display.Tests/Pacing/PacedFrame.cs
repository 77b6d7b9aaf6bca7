namespace Rdfwd.Display.Tests.Pacing;

/// <summary>One frame of a simulated stream.</summary>
/// <param name="DrawnUs">When the program drew what it shows.</param>
/// <param name="SentUs">When it was sent.</param>
/// <param name="ShownUs">When the viewer showed it.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="IsLossy">Of text: there was too little room for it as it is.</param>
internal readonly record struct PacedFrame(long DrawnUs, long SentUs, long ShownUs, int Bytes, bool IsLossy = false)
{
    public long LatencyUs => ShownUs - DrawnUs;
}
