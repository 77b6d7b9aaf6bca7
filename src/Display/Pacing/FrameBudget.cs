namespace Rdfwd.Display.Pacing;

/// <summary>What the next frame may cost.</summary>
/// <param name="Bytes">The most that the frame may hold, in bytes; 0: nothing may be sent now.</param>
/// <param name="RetryAtUs">When nothing may be sent: when to ask again at the latest, unless an acknowledgement comes first.</param>
/// <param name="BytesPerSecond">What the link is believed to deliver; 0 while unknown.</param>
public readonly record struct FrameBudget(int Bytes, long RetryAtUs = 0, long BytesPerSecond = 0)
{
    /// <summary>A budget without a limit.</summary>
    public static FrameBudget Unlimited => new(int.MaxValue);

    public bool MaySend => Bytes > 0;
}
