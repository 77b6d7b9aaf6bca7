namespace Rdfwd.Display.Codecs.Video;

/// <summary>Which codec is used for moving pictures, and why. Immutable.</summary>
/// <param name="Name">FFmpeg's name; empty when none works or none was needed yet, and then everything is sent without loss.</param>
/// <param name="Reason">One sentence for a person.</param>
/// <param name="Attempts">What was tried, in order.</param>
public sealed record CodecSelection(string Name, string Reason, IReadOnlyList<CodecAttempt> Attempts)
{
    public bool IsAvailable => Name.Length > 0;

    /// <summary>The same choice, with what another trial found of codecs that this one did not get to.</summary>
    public CodecSelection With(CodecSelection tried) =>
        this with { Attempts = [.. Attempts, .. tried.Attempts.Where(other => Attempts.All(known => known.Name != other.Name))] };
}
