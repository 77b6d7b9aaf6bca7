using Rdfwd.Input;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Cli.Input;

/// <summary>Reads files of bounded length that a user named.</summary>
internal static class TextFile
{
    private const long Longest = 256L * 1024 * 1024;

    public static string Read(FileInfo file)
    {
        try
        {
            if (file.Exists && file.Length > Longest)
                throw new InputException(InputFailure.BadFile, $"{file.FullName} is longer than {Longest} bytes.");
            return File.ReadAllText(file.FullName);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new InputException(InputFailure.BadFile, $"{file.FullName} cannot be read: {SystemWords.Of(exception)}", exception);
        }
    }
}
