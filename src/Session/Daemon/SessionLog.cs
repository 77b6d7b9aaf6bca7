using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Rdfwd.Session.Daemon;

/// <summary>
/// The daemon's log: one line an event, to a file that is renamed to <c>log.1</c> when it is full, so that both together
/// stay below twice the bound. A write that fails (a full disk, a vanished directory) is forgotten: logging never hurts the
/// session. Any thread.
/// </summary>
public sealed class SessionLog : ILogger, IDisposable
{
    private readonly Lock _lock = new();
    private readonly string _path;
    private readonly long _maxBytes;
    private readonly TimeProvider _time;
    private readonly TextWriter? _copy;
    private StreamWriter? _writer;
    private long _written;

    /// <param name="path">The file; lines are added to what is there.</param>
    /// <param name="maxBytes">The size at which the file is renamed.</param>
    /// <param name="time">Stamps the lines.</param>
    /// <param name="copy">Also gets every line, for a daemon in the foreground; null for none.</param>
    public SessionLog(string path, long maxBytes, TimeProvider time, TextWriter? copy = null)
    {
        _path = path;
        _maxBytes = maxBytes;
        _time = time;
        _copy = copy;
        lock (_lock)
            Open();
    }

    public LogLevel Threshold { get; set; } = LogLevel.Information;

    public bool IsEnabled(LogLevel logLevel)
    {
        return logLevel >= Threshold && logLevel != LogLevel.None;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (!IsEnabled(logLevel))
            return;
        string stamp = _time.GetUtcNow().ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
        string text = formatter(state, exception);
        string line = $"{stamp} {Name(logLevel)} {(exception is null ? text : $"{text}: {exception}")}";
        lock (_lock)
            Write(line);
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        return null;
    }

    /// <summary>Starts the file anew where it has vanished with its directory.</summary>
    public void Reopen()
    {
        lock (_lock)
        {
            Close();
            Open();
        }
    }

    public void Dispose()
    {
        lock (_lock)
            Close();
    }

    private static string Name(LogLevel level)
    {
        return level switch
        {
            LogLevel.Trace or LogLevel.Debug => "debug",
            LogLevel.Information => "info ",
            LogLevel.Warning => "warn ",
            _ => "error",
        };
    }

    private void Write(string line)
    {
        try
        {
            _copy?.WriteLine(line);
            if (_writer is null)
                Open();
            if (_writer is null)
                return;
            _writer.WriteLine(line);
            _writer.Flush();
            _written += line.Length + 1;
            if (_written < _maxBytes)
                return;
            Close();
            File.Move(_path, _path + ".1", overwrite: true);
            Open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A StreamWriter keeps what it could not write and fails again; a new one begins with the next line.
            Close();
        }
    }

    private void Open()
    {
        try
        {
            FileStreamOptions options = new()
            {
                Mode = FileMode.Append,
                Access = FileAccess.Write,
                Share = FileShare.ReadWrite | FileShare.Delete,
                UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
                BufferSize = 0,
            };
            FileStream file = new(_path, options);
            _written = file.Length;
            _writer = new StreamWriter(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _writer = null;
        }
    }

    private void Close()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What was left in the buffer is lost; the disk is full.
        }

        _writer = null;
    }
}
