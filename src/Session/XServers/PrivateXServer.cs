using System.Globalization;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.XServers;

/// <summary>An Xvfb of a program's own, with a random cookie, that ends with it. Disposing stops the server and removes its files.</summary>
public sealed class PrivateXServer : IDisposable
{
    private readonly SessionDirectory _directory;
    private readonly AppendingFile _log;
    private readonly WatchedProcess _process;

    private PrivateXServer(SessionDirectory directory, AppendingFile log, WatchedProcess process)
    {
        _directory = directory;
        _log = log;
        _process = process;
    }

    /// <summary>As in <c>:101</c>.</summary>
    public string DisplayName => string.Create(CultureInfo.InvariantCulture, $":{_directory.Display}");

    public int Pid => _process.Pid;

    public string AuthorityFile => _directory.AuthorityPath;

    /// <summary>Starts one on a free display. Throws an X server failure.</summary>
    /// <param name="root">A private directory for its files.</param>
    /// <param name="width">Of the screen, in pixels.</param>
    /// <param name="height">Of the screen, in pixels.</param>
    public static PrivateXServer Start(string root, int width, int height)
    {
        string command = string.Create(CultureInfo.InvariantCulture, $"Xvfb -screen 0 {width}x{height}x24 -dpi 96");
        for (int display = DisplayNumbers.FirstAutomatic; ; display++)
        {
            if (DisplayNumbers.IsTaken(display))
                continue;
            SessionDirectory directory = new(root, display);
            if (!directory.TryCreate())
                continue;
            directory.WriteAuthority(XAuthorityFile.NewCookie());
            AppendingFile log = new(directory.XServerLogPath);
            try
            {
                return new PrivateXServer(directory, log, XServer.Start(directory, command, log));
            }
            catch (SessionException e)
            {
                log.Dispose();
                directory.Delete();
                if (e.Failure != Failure.DisplayTaken)
                    throw;
            }
        }
    }

    public void Dispose()
    {
        _process.Signal(Libc.SIGTERM);
        if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            _process.Signal(Libc.SIGKILL);
        _process.Dispose();
        _log.Dispose();
        _directory.Delete();
    }
}
