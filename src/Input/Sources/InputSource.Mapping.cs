namespace Rdfwd.Input.Sources;

public sealed partial class InputSource
{
    private static int MapperWaitMs() => int.MaxValue;

    private static void Map(SourceDevice device, Span<Codes.InputEvent> frame)
    {
    }
}
