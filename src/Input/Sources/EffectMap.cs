namespace Rdfwd.Input.Sources;

/// <summary>The clone's effect ids to the real device's. Bounded by <see cref="InputLimits.Effects"/>. Pure.</summary>
public sealed class EffectMap
{
    private readonly int[] _real = new int[InputLimits.Effects];

    public EffectMap()
    {
        Array.Fill(_real, -1);
    }

    /// <summary>The real id, or −1 for an effect that is not on the device (and must be uploaded as a new one).</summary>
    public int Find(int clone) => (uint)clone < (uint)_real.Length ? _real[clone] : -1;

    public bool CanHold(int clone) => (uint)clone < (uint)_real.Length;

    public void Set(int clone, int real)
    {
        if (CanHold(clone))
            _real[clone] = real;
    }

    /// <summary>Forgets an effect and returns what its real id was.</summary>
    public int Remove(int clone)
    {
        int real = Find(clone);
        Set(clone, -1);
        return real;
    }
}
