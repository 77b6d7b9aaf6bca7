using Rdfwd.Session.Text;

namespace Rdfwd.Session.Processes;

/// <summary>A program to run: its file and its words.</summary>
public sealed record ProgramLine(string FileName, IReadOnlyList<string> Words, string Text)
{
    /// <summary>
    /// Reads a command line as <c>--child</c> takes it. What a shell alone can do is given to <c>sh -c</c>; else the first word
    /// must be a program. Throws a child-not-found failure.
    /// </summary>
    public static ProgramLine Parse(string line, string? searchPath)
    {
        if (!ShellWords.TrySplit(line, out List<string> words))
            return new ProgramLine("/bin/sh", ["sh", "-c", line], line);
        return words.Count == 0
            ? throw new SessionException(Failure.Usage, "a program's command line is empty; give --child a command")
            : FromWords(words, searchPath);
    }

    /// <summary>The same for words that need no splitting.</summary>
    public static ProgramLine FromWords(IReadOnlyList<string> words, string? searchPath)
    {
        string name = words[0];
        if (ProgramFinder.TryFind(name, searchPath, out string? path))
            return new ProgramLine(path, words, ShellWords.Join(words));
        string why = name.Contains('/', StringComparison.Ordinal)
            ? File.Exists(name) ? "may not be executed" : "does not exist"
            : "is not in PATH";
        throw new SessionException(Failure.ChildNotFound, $"the program '{Printable.Line(name, 200)}' {why} on {Environment.MachineName}; install it there or check the spelling");
    }
}
