using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Mapping;

/// <summary>A rules file that was read and found right. Immutable.</summary>
/// <param name="Outputs">The made-up devices, with the codes that rules send to them.</param>
/// <param name="Rules">In the order of the file; the first that takes an event decides.</param>
/// <param name="KeepsUnmatched">Whether events that no rule takes go to a clone of their device.</param>
public sealed record RuleSet(IReadOnlyList<DeviceDescription> Outputs, IReadOnlyList<Rule> Rules, bool KeepsUnmatched)
{
    /// <summary>The codes that rules send to the clone of a device that they take from.</summary>
    public DeviceDescription Extend(string node, DeviceDescription original)
    {
        DeviceDescription clone = original;
        foreach (Emission emission in Rules.Where(rule => rule.Device?.Matches(node, original) != false).SelectMany(rule => rule.Emissions))
        {
            if (emission.Output != Emission.Same || original.Has(emission.Type, emission.Code))
                continue;
            if (ReferenceEquals(clone, original))
                clone = DescriptionCopy.Of(original);
            clone.Add(emission.Type, emission.Code);
        }
        return clone;
    }
}
