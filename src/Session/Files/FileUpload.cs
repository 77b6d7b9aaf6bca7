using Rdfwd.Session.Client;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;

namespace Rdfwd.Session.Files;

/// <summary>Sends files to a session, and goes on after lost links. One thread.</summary>
public sealed class FileUpload
{
    // Without a byte more at the far end.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    private readonly Target _target;
    private readonly ConnectionOptions _options;
    private readonly Backoff _backoff = new(new Random());
    private ControlClient? _client;
    private long _movedMs;
    private long _written;

    public FileUpload(Target target, ConnectionOptions options)
    {
        _target = target;
        _options = options;
    }

    /// <summary>Whether there was a link to the session before: one that cannot be made is sought for a while then.</summary>
    public bool WasThere { get; set; }

    /// <summary>Gets what a person should know meanwhile.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Told now and then: bytes that the far end has, of how many.</summary>
    public Action<long, long> Progress { get; init; } = (_, _) => { };

    /// <summary>Throws what keeps a file from being sent, as far as this end knows.</summary>
    public static void Check(string path) => OutgoingFile.Open(path).Dispose();

    /// <summary>
    /// Sends one file; returns where it is at the far end. Throws what cannot be mended by another attempt. A link that was there once is sought for a while.
    /// </summary>
    public string Send(string path)
    {
        (_movedMs, _written) = (Environment.TickCount64, 0);
        bool told = false;
        while (true)
        {
            using FileSender sender = new(path, TimeProvider.System) { Progress = ReportProgress(path) };
            try
            {
                Open();
                return sender.Send(_client!);
            }
            catch (SessionException e) when (WasThere && LostLink.IsPassing(e) && Environment.TickCount64 - _movedMs < Patience.TotalMilliseconds)
            {
                if (_client is not null || !told)
                    Tell($"{e.Message}; connecting again");
                told = true;
                Close();
                _options.Cancel.WaitHandle.WaitOne(_backoff.Next());
                if (_options.Cancel.IsCancellationRequested)
                    throw new SessionException(Failure.Interrupted, "interrupted; the same command goes on from here");
            }
        }
    }

    public void Close()
    {
        _client?.Dispose();
        _client = null;
    }

    private void Open()
    {
        if (_client is not null)
            return;
        _client = ControlClient.Open(_target, _options);
        WasThere = true;
    }

    private Action<long> ReportProgress(string path)
    {
        long size = File.Exists(path) ? new FileInfo(path).Length : 0;
        return written =>
        {
            if (written > _written)
            {
                (_movedMs, _written) = (Environment.TickCount64, written);
                _backoff.Reset();
            }

            Progress(written, size);
        };
    }
}
