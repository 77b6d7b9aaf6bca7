using Rdfwd.Session.Client;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;

namespace Rdfwd.Session.Files;

/// <summary>Sends files to a session, and goes on after lost links. One thread.</summary>
public sealed class FileUpload
{
    private const int MaxAttempts = 8;

    private readonly Target _target;
    private readonly ConnectionOptions _options;
    private readonly Backoff _backoff = new(new Random());
    private ControlClient? _client;

    public FileUpload(Target target, ConnectionOptions options)
    {
        _target = target;
        _options = options;
    }

    /// <summary>Gets what a person should know meanwhile.</summary>
    public Action<string> Tell { get; init; } = _ => { };

    /// <summary>Told now and then: bytes that the far end has, of how many.</summary>
    public Action<long, long> Progress { get; init; } = (_, _) => { };

    /// <summary>Throws what keeps a file from being sent, as far as this end knows.</summary>
    public static void Check(string path) => OutgoingFile.Open(path).Dispose();

    /// <summary>Sends one file; returns where it is at the far end. Throws what cannot be mended by another attempt.</summary>
    public string Send(string path)
    {
        for (int attempt = 1; ; attempt++)
        {
            using FileSender sender = new(path, TimeProvider.System) { Progress = ReportProgress(path) };
            try
            {
                _client ??= ControlClient.Open(_target, _options);
                return sender.Send(_client);
            }
            catch (SessionException e) when (e.Failure is Failure.ConnectionLost or Failure.Timeout && _client is not null && attempt < MaxAttempts)
            {
                Tell($"{e.Message}; connecting again");
                Close();
                _options.Cancel.WaitHandle.WaitOne(_backoff.Next());
                if (_options.Cancel.IsCancellationRequested)
                    throw new SessionException(Failure.Interrupted, "interrupted; the same command goes on from here");
                Reopen();
            }
        }
    }

    public void Close()
    {
        _client?.Dispose();
        _client = null;
    }

    private void Reopen()
    {
        try
        {
            _client = ControlClient.Open(_target, _options);
        }
        catch (SessionException e) when (e.Failure is Failure.ConnectionLost or Failure.Timeout or Failure.ConnectionRefused or Failure.SshFailed)
        {
            _options.Cancel.WaitHandle.WaitOne(_backoff.Next());
            _client = ControlClient.Open(_target, _options);
        }
    }

    private Action<long> ReportProgress(string path)
    {
        long size = File.Exists(path) ? new FileInfo(path).Length : 0;
        return written => Progress(written, size);
    }
}
