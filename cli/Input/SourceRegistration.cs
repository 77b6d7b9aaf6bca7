using System.Globalization;
using Rdfwd.Input.Sources;

namespace Rdfwd.Cli.Input;

/// <summary>A file in the user's runtime directory for each running source, by which <c>input ctl</c> finds it. Its text is the side that has the input.</summary>
internal sealed class SourceRegistration : IDisposable
{
    private readonly string? _path;

    public SourceRegistration(SourceOptions options)
    {
        if (Folder is not { } folder)
            return;
        try
        {
            Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            _path = Path.Combine(folder, Environment.ProcessId.ToString(CultureInfo.InvariantCulture));
            Update(!options.StartLocal);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Without the file only `input ctl` does not work; signals still do.
            _path = null;
        }
    }

    /// <summary>Null where the user has no runtime directory.</summary>
    public static string? Folder => Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } runtime ? Path.Combine(runtime, "rdfwd", "input") : null;

    public void Update(bool remote)
    {
        if (_path is not null)
            File.WriteAllText(_path, remote ? "far\n" : "near\n");
    }

    public void Dispose()
    {
        if (_path is not null)
            File.Delete(_path);
    }
}
