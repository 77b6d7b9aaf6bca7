namespace Rdfwd.Interop.Libc;

/// <summary>A descriptor of this process that a child gets as number <paramref name="Target"/> (3 or more).</summary>
public readonly record struct InheritedDescriptor(int Source, int Target);
