using Microsoft.Extensions.Logging;
using Rdfwd.Display;
using Rdfwd.Display.Far;

namespace Rdfwd.Session.Services;

/// <summary>Looks after the screen saver of a session's display while a client is attached (thread screen-saver).</summary>
internal sealed class SaverThread : IDisposable
{
    private readonly object _gate = new();
    private readonly string _displayName;
    private readonly string? _authorityFile;
    private readonly FarDisplayKind _kind;
    private readonly Action<bool> _tell;
    private readonly ILogger _log;
    private long _inputMs;
    private bool _shown;
    private bool _disposed;

    /// <param name="displayName">The session's.</param>
    /// <param name="authorityFile">Where its cookie is.</param>
    /// <param name="kind">What of it is shown.</param>
    /// <param name="tell">Told after each look whether a program holds the screen saver off.</param>
    /// <param name="log">Gets why it cannot be seen.</param>
    public SaverThread(string displayName, string? authorityFile, FarDisplayKind kind, Action<bool> tell, ILogger log)
    {
        _displayName = displayName;
        _authorityFile = authorityFile;
        _kind = kind;
        _tell = tell;
        _log = log;
        new Thread(Run) { IsBackground = true, Name = "screen-saver" }.Start();
    }

    /// <summary>Whether a client is attached. Any thread.</summary>
    public bool IsShown
    {
        set
        {
            lock (_gate)
            {
                _shown = value;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>A viewer's key, button or motion came. Any thread.</summary>
    public void NoteInput() => Volatile.Write(ref _inputMs, Environment.TickCount64);

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            Monitor.PulseAll(_gate);
        }
    }

    private void Run()
    {
        try
        {
            using SaverWatch watch = SaverWatch.Open(_displayName, _authorityFile, _kind);
            while (AwaitShown())
            {
                int waitMs = watch.Look(Volatile.Read(ref _inputMs));
                if (waitMs < 0)
                    return;
                _tell(watch.IsHeld);
                lock (_gate)
                {
                    if (!_disposed)
                        Monitor.Wait(_gate, waitMs);
                }
            }
        }
        catch (DisplayException e)
        {
            _log.LogInformation("Programs that hold the screen saver of the session's display off are not seen: {Reason}", e.Message);
        }
    }

    private bool AwaitShown()
    {
        lock (_gate)
        {
            while (!_shown && !_disposed)
                Monitor.Wait(_gate);
            return !_disposed;
        }
    }
}
