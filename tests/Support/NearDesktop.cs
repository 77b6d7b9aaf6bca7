namespace Rdfwd.Tests.Support;

/// <summary>What a person sits in front of: an X server with a window manager, and hands and eyes on it.</summary>
public sealed class NearDesktop : IDisposable
{
    private readonly XServerProcess _server = XServerProcess.OfSize(1280, 1024);
    private readonly RunningProgram _windowManager;

    public NearDesktop()
    {
        _windowManager = RunningProgram.StartOpenbox(_server.Display);
        Screen = new XScreen(_server.Display);
    }

    public string Display => _server.Display;

    public int Pid => _server.Pid;

    public XScreen Screen { get; }

    public void Dispose()
    {
        Screen.Dispose();
        _windowManager.Dispose();
        _server.Dispose();
    }
}
