using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Connecting;
using Rdfwd.Session.Targets;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.Transports;

/// <summary>Opens links to a target's machine.</summary>
internal sealed class Transport
{
    private readonly Target _target;
    private readonly ConnectionOptions _options;

    public Transport(Target target, ConnectionOptions options)
    {
        _target = target;
        _options = options;
    }

    /// <summary>The machine as messages name it.</summary>
    public string MachineName => _target.Kind switch
    {
        TargetKind.Ssh => _target.Host,
        TargetKind.Exec => $"exec:{Printable.Line(_target.Command, 60)}",
        _ => "this machine",
    };

    /// <summary>Opens a link.</summary>
    /// <param name="cacheOnly">See <see cref="RemoteScript.Build"/>.</param>
    /// <param name="replaceCache">See <see cref="RemoteScript.Build"/>.</param>
    public Link Open(bool cacheOnly = false, bool replaceCache = false)
    {
        return _target.Kind switch
        {
            TargetKind.Ssh => OpenSsh(RemoteScript.Build(ProgramVersion.Text, _options.RemoteProgram, cacheOnly, replaceCache)),
            TargetKind.Exec => Spawn(["sh", "-c", _target.Command], _options.TerminalOnError, ExplainCommand),
            _ => OpenLocal(),
        };
    }

    private Link OpenSsh(string script)
    {
        IReadOnlyList<string> words = SshCommandLine.Build(_options.SshCommand, _target, script);
        if (!Processes.ProgramFinder.TryFind(words[0], Environment.GetEnvironmentVariable("PATH"), out _))
            throw new SessionException(Failure.SshFailed, $"there is no program '{Printable.Line(words[0], 100)}'; install it with: sudo apt-get install openssh-client");

        // ssh stays in the terminal's foreground group, where it can ask for a password; Ctrl-C is for this program alone.
        return Spawn(
            ["sh", "-c", "trap \"\" INT QUIT; exec \"$@\"", "sh", .. words],
            _options.TerminalOnError,
            (status, lines) => SshFailureReader.Explain(_target.Host, status, lines));
    }

    private Link Spawn(IReadOnlyList<string> words, bool showErrors, Func<int, IReadOnlyList<string>, SessionException> explain)
    {
        (SafeFileDescriptor inputReader, SafeFileDescriptor inputWriter) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor outputReader, SafeFileDescriptor outputWriter) = FileDescriptors.CreatePipe();
        (SafeFileDescriptor errorReader, SafeFileDescriptor errorWriter) = FileDescriptors.CreatePipe();
        using (inputReader)
        using (outputWriter)
        using (errorWriter)
        {
            try
            {
                ChildProcess process = ProcessSpawner.Spawn(new ProcessStart
                {
                    FileName = words[0],
                    Arguments = [.. words.Skip(1)],
                    StandardInput = inputReader.Descriptor,
                    StandardOutput = outputWriter.Descriptor,
                    StandardError = errorWriter.Descriptor,
                });
                StandardErrorReader errors = new(errorReader, showErrors ? _options.Tell : null);
                return new Link(outputReader, inputWriter, process, errors, explain);
            }
            catch (NativeException e)
            {
                inputWriter.Dispose();
                outputReader.Dispose();
                errorReader.Dispose();
                throw new SessionException(Failure.SshFailed, $"{words[0]} cannot be run: {e.Message}", e);
            }
        }
    }

    private Link OpenLocal()
    {
        (SafeFileDescriptor near, SafeFileDescriptor far) = UnixSocket.CreatePair();
        SafeFileDescriptor nearOut = Duplicate(near);
        SafeFileDescriptor farOut = Duplicate(far);
        Connector connector = new(_options.ProgramPath);
        Thread thread = new(() =>
        {
            using (far)
            using (farOut)
                connector.Run(far, farOut);
        })
        {
            IsBackground = true,
            Name = "connector",
        };
        thread.Start();
        return new Link(near, nearOut, null, null, (_, _) => new SessionException(Failure.ConnectionLost, "the session's daemon closed the connection without a word; its log may say why"));
    }

    private static SafeFileDescriptor Duplicate(SafeFileDescriptor descriptor)
    {
        int copy = Libc.fcntl(descriptor.Descriptor, Libc.F_DUPFD_CLOEXEC, 3);
        return copy >= 0 ? new SafeFileDescriptor(copy) : throw new NativeException("a descriptor cannot be duplicated; are too many files open?");
    }

    private SessionException ExplainCommand(int status, IReadOnlyList<string> lines)
    {
        string said = lines.Count > 0 ? $": {Printable.Line(lines[^1])}" : "";
        string how = status switch
        {
            < 0 => "does not speak as rdfwd _connect does",
            126 or 127 => $"could not run its program (status {status})",
            _ => $"ended with status {status} before rdfwd answered",
        };
        Failure failure = status is 126 or 127 ? Failure.NoRemoteProgram : Failure.SshFailed;
        return new SessionException(failure, $"the command '{Printable.Line(_target.Command, 100)}' {how}{said}");
    }
}
