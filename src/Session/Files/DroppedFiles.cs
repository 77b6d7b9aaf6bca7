using Rdfwd.Interop;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;
using Rdfwd.Session.Transports;

namespace Rdfwd.Session.Files;

/// <summary>
/// Sends files that a person dropped onto a session's windows, one after the other, over a link of its own (thread dropped-files).
/// </summary>
public sealed class DroppedFiles : IDisposable
{
    private const int MaxWaiting = 10_000;
    private const int MaxTold = 10;
    private const long LargeBytes = 32 << 20;

    private readonly Lock _lock = new();
    private readonly Queue<string> _waiting = new();
    private readonly CancellationTokenSource _leave = new();
    private readonly Func<Target> _target;
    private readonly ConnectionOptions _options;
    private readonly Action<string> _tell;
    private Thread? _thread;
    private string _file = "";
    private long _tenths;

    /// <param name="target">The session, asked when there is something to send.</param>
    /// <param name="options">How to get there.</param>
    /// <param name="tell">Gets what a person should know; any thread.</param>
    public DroppedFiles(Func<Target> target, ConnectionOptions options, Action<string> tell)
    {
        _target = target;
        _options = options with { Cancel = _leave.Token };
        _tell = tell;
    }

    /// <summary>Takes files to send. Returns at once; any thread.</summary>
    public void Add(IReadOnlyList<string> paths)
    {
        lock (_lock)
        {
            if (_leave.IsCancellationRequested)
                return;
            foreach (string path in paths)
            {
                if (_waiting.Count == MaxWaiting)
                {
                    _tell($"more than {MaxWaiting} dropped files wait already; the rest is not sent");
                    break;
                }

                _waiting.Enqueue(path);
            }

            if (_thread is not null)
                return;
            _thread = new Thread(SendAll) { Name = "dropped-files", IsBackground = true };
            _thread.Start();
        }
    }

    /// <summary>Gives up what is not there yet; what was sent of a file stays at the far end, and <c>rdfwd send</c> goes on with it.</summary>
    public void Dispose()
    {
        Thread? thread;
        lock (_lock)
        {
            _leave.Cancel();
            thread = _thread;
        }

        // A transfer may stand in a wait of its own; it dies with the process.
        thread?.Join(TimeSpan.FromSeconds(1));
        lock (_lock)
        {
            if (_file.Length > 0)
                _tell($"{_file} was dropped but not sent whole: this client ends; rdfwd send goes on with it");
            foreach (string path in _waiting.Take(MaxTold))
                _tell($"{path} was dropped but not sent: this client ends");
            if (_waiting.Count > MaxTold)
                _tell($"so it is with {_waiting.Count - MaxTold} more");
        }
    }

    private void SendAll()
    {
        FileUpload upload = new(_target(), _options) { WasThere = true, Tell = _tell, Progress = ReportProgress };
        try
        {
            while (Next() is { } path)
                Send(upload, path);
        }
        finally
        {
            upload.Close();
        }
    }

    private void Send(FileUpload upload, string path)
    {
        _tenths = 0;
        string outcome;
        try
        {
            outcome = $"is there as {upload.Send(path)}";
        }
        catch (RdfwdException e)
        {
            if (_leave.IsCancellationRequested)
                return;
            outcome = $"was dropped but not sent: {e.Message}";
            // The link may be what failed; the next file gets a new one.
            upload.Close();
        }

        lock (_lock)
            _file = "";
        _tell($"{path} {outcome}");
    }

    // A line for each tenth of what takes long.
    private void ReportProgress(long written, long size)
    {
        long tenths = size < LargeBytes ? 0 : written * 10 / size;
        if (tenths <= _tenths)
            return;
        _tenths = tenths;
        _tell($"{_file}: {SizeText.Format(written)} of {SizeText.Format(size)}");
    }

    private string? Next()
    {
        lock (_lock)
        {
            if (!_leave.IsCancellationRequested && _waiting.TryDequeue(out string? path))
                return _file = path;
            _thread = null;
            return null;
        }
    }
}
