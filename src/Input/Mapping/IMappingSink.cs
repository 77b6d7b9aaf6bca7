using Rdfwd.Input.Codes;

namespace Rdfwd.Input.Mapping;

/// <summary>Takes the frames that the rules make. Borrowed events, without the report.</summary>
public interface IMappingSink
{
    /// <param name="output">Index of the made-up device, or <see cref="Emission.Same"/>.</param>
    /// <param name="input">The device whose clone gets it; −1 for a made-up device.</param>
    /// <param name="frame">At least one event.</param>
    public void Emit(int output, int input, ReadOnlySpan<InputEvent> frame);
}
