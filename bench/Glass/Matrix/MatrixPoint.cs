using System.Globalization;

namespace Rdfwd.Bench.Matrix;

/// <summary>One run of a matrix.</summary>
public sealed record MatrixPoint(
    MatrixPlan Plan, MatrixScene Scene, MatrixLink Link, string Through, IReadOnlyDictionary<string, string> Parameters, int Repetition)
{
    /// <summary>Everything that makes it this point and no other, in one line: what was recorded under it is not run again.</summary>
    public string Key => string.Create(
        CultureInfo.InvariantCulture,
        $"{Scene}; {Plan.Width}x{Plan.Height}; {Link.Name}: {Link.Shape}; {Through}; {Settings}; {(Probe.Scenes.IsTyped(Scene.Kind) ? $"{Plan.Keys} keys" : $"{Plan.Seconds} s")} after {Plan.Settle} s; {Repetition}");

    /// <summary>The parameters in order of their names; "-" for none.</summary>
    public string Settings => Parameters.Count == 0 ? "-" : string.Join(' ', Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
}
