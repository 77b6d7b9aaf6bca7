using System.Collections;

namespace Rdfwd.Interop.Libc;

/// <summary>
/// Starts programs with posix_spawn(3). Children begin with default signal dispositions and an empty mask, whatever the
/// .NET runtime set for itself, and with exactly the descriptors that they were given.
/// </summary>
public static unsafe class ProcessSpawner
{
    private const int ECANCELED = 125;
    private static readonly Lock Gate = new();
    private static bool _closed;

    /// <summary>For a process that ends all that it started: from its return on nothing more is started, whatever other threads are about; they get ECANCELED.</summary>
    public static void Close()
    {
        lock (Gate)
            _closed = true;
    }

    /// <summary>Starts a program. Throws <see cref="NativeException"/> with errno when it cannot be executed.</summary>
    public static ChildProcess Spawn(ProcessStart start)
    {
        int lastTarget = 2;
        foreach (InheritedDescriptor inherited in start.Inherited)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(inherited.Target, 3, nameof(start));
            lastTarget = Math.Max(lastTarget, inherited.Target);
        }

        var wanted = new int[lastTarget + 1];
        Array.Fill(wanted, -1);
        (wanted[0], wanted[1], wanted[2]) = (start.StandardInput, start.StandardOutput, start.StandardError);
        foreach (InheritedDescriptor inherited in start.Inherited)
            wanted[inherited.Target] = inherited.Source;

        var copies = new List<SafeFileDescriptor>();
        try
        {
            // The child fills its numbers one after the other; from copies above all of them, no source is overwritten early.
            for (int target = 0; target < wanted.Length; target++)
            {
                if (wanted[target] < 0)
                    continue;
                int copy = Libc.fcntl(wanted[target], Libc.F_DUPFD_CLOEXEC, lastTarget + 1);
                if (copy < 0)
                    throw NativeError.Last($"Cannot pass descriptor {wanted[target]} to {start.FileName}");
                copies.Add(new SafeFileDescriptor(copy));
                wanted[target] = copy;
            }

            return Spawn(start, wanted);
        }
        finally
        {
            copies.ForEach(copy => copy.Dispose());
        }
    }

    private static ChildProcess Spawn(ProcessStart start, int[] descriptors)
    {
        using var strings = new NativeStringArray([start.FileName, start.WorkingDirectory ?? "", "/dev/null"]);
        using var arguments = new NativeStringArray([start.ProgramName ?? start.FileName, .. start.Arguments]);
        using var environment = new NativeStringArray(Environment(start));

        posix_spawnattr_t attributes;
        posix_spawn_file_actions_t actions;
        _ = Libc.posix_spawnattr_init(&attributes);
        _ = Libc.posix_spawn_file_actions_init(&actions);
        try
        {
            sigset_t signals;
            _ = Libc.sigfillset(&signals);
            _ = Libc.posix_spawnattr_setsigdefault(&attributes, &signals);
            _ = Libc.sigemptyset(&signals);
            _ = Libc.posix_spawnattr_setsigmask(&attributes, &signals);
            int flags = Libc.POSIX_SPAWN_SETSIGDEF | Libc.POSIX_SPAWN_SETSIGMASK | (start.NewSession ? Libc.POSIX_SPAWN_SETSID : 0);
            _ = Libc.posix_spawnattr_setflags(&attributes, (short)flags);

            int error = 0;
            for (int target = 0; target < descriptors.Length && error == 0; target++)
            {
                error = descriptors[target] >= 0
                    ? Libc.posix_spawn_file_actions_adddup2(&actions, descriptors[target], target)
                    : target <= 2
                        ? Libc.posix_spawn_file_actions_addopen(&actions, target, strings.Pointer[2], Libc.O_RDWR, 0)
                        : Libc.posix_spawn_file_actions_addclose(&actions, target);
            }

            if (error == 0)
                error = Libc.posix_spawn_file_actions_addclosefrom_np(&actions, descriptors.Length);
            if (error == 0 && start.WorkingDirectory is not null)
                error = Libc.posix_spawn_file_actions_addchdir_np(&actions, strings.Pointer[1]);

            int pid = 0;
            lock (Gate)
            {
                if (error == 0)
                    error = _closed ? ECANCELED : Libc.posix_spawnp(&pid, strings.Pointer[0], &actions, &attributes, arguments.Pointer, environment.Pointer);
            }

            return error == 0 ? ChildProcess.Adopt(pid) : throw NativeError.Of($"Cannot start {start.FileName}", error);
        }
        finally
        {
            _ = Libc.posix_spawn_file_actions_destroy(&actions);
            _ = Libc.posix_spawnattr_destroy(&attributes);
        }
    }

    private static List<string> Environment(ProcessStart start)
    {
        var lines = new List<string>();
        if (start.Environment is not null)
        {
            foreach ((string name, string value) in start.Environment)
                lines.Add($"{name}={value}");
        }
        else
        {
            foreach (DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
                lines.Add($"{variable.Key}={variable.Value}");
        }

        return lines;
    }
}
