namespace Rdfwd.Cli.Input;

/// <summary>Name and version as the greeting carries it.</summary>
internal static class InputProgramText
{
    public static string Text { get; } = "rdfwd " + (typeof(InputProgramText).Assembly.GetName().Version?.ToString(3) ?? "0");
}
