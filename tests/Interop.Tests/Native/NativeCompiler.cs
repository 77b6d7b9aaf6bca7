using System.ComponentModel;
using System.Diagnostics;

namespace Rdfwd.Interop.Tests.Native;

/// <summary>Compiles and runs a small program against the machine's real headers.</summary>
public static class NativeCompiler
{
    /// <summary>What the program prints, line by line.</summary>
    public static string[] Run(string compiler, string extension, string source, HeaderSet headers)
    {
        DirectoryInfo directory = Directory.CreateTempSubdirectory("rdfwd-probe-");
        try
        {
            string file = Path.Combine(directory.FullName, "probe" + extension);
            string program = Path.Combine(directory.FullName, "probe");
            File.WriteAllText(file, source);
            (int code, _, string errors) = Execute(compiler, ["-w", .. headers.Flags, "-o", program, file], "gcc and g++");
            if (code != 0)
            {
                string first = string.Join('\n', errors.Split('\n').Where(l => l.Contains("error", StringComparison.Ordinal)).Take(10));
                throw new CompilerFailedException(
                    $"The probe of {headers} does not compile. Install {headers.Packages}, or mend the declarations:\n{first}");
            }

            (code, string output, errors) = Execute(program, [], "");
            if (code != 0)
                throw new CompilerFailedException($"The probe of {headers} failed with status {code}: {errors}");
            return output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
        finally
        {
            directory.Delete(recursive: true);
        }
    }

    private static (int Code, string Output, string Errors) Execute(string program, IEnumerable<string> arguments, string packages)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, errors.Result);
        }
        catch (Win32Exception e)
        {
            throw new CompilerFailedException($"{program} cannot be run ({e.Message}); the bindings are checked with it. Install {packages}.");
        }
    }
}
