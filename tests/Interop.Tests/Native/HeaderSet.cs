namespace Rdfwd.Interop.Tests.Native;

/// <summary>
/// The C headers that a bindings class stands for. Every struct (a value type whose name is in lower case) of the class's
/// namespace, every constant and every imported function of the class is compared with them.
/// </summary>
public sealed record HeaderSet(Type Bindings, params string[] Headers)
{
    /// <summary>The Debian packages that hold the headers.</summary>
    public required string Packages { get; init; }

    /// <summary>Lines before the first include.</summary>
    public string Prologue { get; init; } = "";

    /// <summary>Lines after the last include.</summary>
    public string Epilogue { get; init; } = "";

    /// <summary>Types or constants whose C spelling differs from the C# name.</summary>
    public IReadOnlyDictionary<string, string> Spellings { get; init; } = new Dictionary<string, string>();

    /// <summary>Types, constants and functions that these headers do not have.</summary>
    public IReadOnlySet<string> Absent { get; init; } = new HashSet<string>();

    /// <summary>Types of which only the size counts, and may be larger than in C: we own the storage, the library its content.</summary>
    public IReadOnlySet<string> Opaque { get; init; } = new HashSet<string>();

    /// <summary>Further flags for the compiler.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    public string Source =>
        Prologue + "\n" + string.Concat(Headers.Select(h => $"#include <{h}>\n")) + Epilogue + "\n";

    public string Spell(string name) => Spellings.GetValueOrDefault(name, name);

    public override string ToString() => Bindings.FullName!;
}
