using Rdfwd.Input.Links;

namespace Rdfwd.Cli.Input;

/// <summary>Says things on standard error, which is never the stream itself.</summary>
internal sealed class ConsoleLog(bool detailed) : IInputLog
{
    public void Say(string line) => Console.Error.WriteLine($"rdfwd: {line}");

    public void Detail(string line)
    {
        if (detailed)
            Say(line);
    }
}
