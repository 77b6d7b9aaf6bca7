namespace Rdfwd.Bench.Matrix;

/// <summary>What a matrix file asks for.</summary>
public sealed record MatrixPlan
{
    public required IReadOnlyList<MatrixScene> Scenes { get; init; }

    public required IReadOnlyList<MatrixLink> Links { get; init; }

    /// <summary>What brings the pixels, in the words of <c>--over</c>.</summary>
    public IReadOnlyList<string> Through { get; init; } = ["ssh"];

    /// <summary>Settings of <c>rdfwd control</c>, each with its values.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<string> Values)> Parameters { get; init; } = [];

    public int Repetitions { get; init; } = 1;

    /// <summary>How long each scene but the keys is measured, s.</summary>
    public double Seconds { get; init; } = 10;

    /// <summary>How long it runs before, s.</summary>
    public double Settle { get; init; } = 3;

    /// <summary>Key presses of the key scene.</summary>
    public int Keys { get; init; } = 100;

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 720;

    /// <summary>All points, the repetitions outermost: a machine that grows slower does so for all.</summary>
    public IEnumerable<MatrixPoint> Points()
    {
        for (int repetition = 1; repetition <= Repetitions; repetition++)
        {
            foreach (MatrixScene scene in Scenes)
            {
                foreach (MatrixLink link in Links)
                {
                    foreach (string through in Through)
                    {
                        // Settings are rdfwd's own.
                        foreach (IReadOnlyDictionary<string, string> parameters in through == "ssh" ? Choices(0) : [new Dictionary<string, string>()])
                            yield return new MatrixPoint(this, scene, link, through, parameters, repetition);
                    }
                }
            }
        }
    }

    private IEnumerable<IReadOnlyDictionary<string, string>> Choices(int from)
    {
        if (from == Parameters.Count)
        {
            yield return new Dictionary<string, string>();
            yield break;
        }

        foreach (string value in Parameters[from].Values)
        {
            foreach (IReadOnlyDictionary<string, string> rest in Choices(from + 1))
                yield return new Dictionary<string, string>(rest) { [Parameters[from].Name] = value };
        }
    }
}
