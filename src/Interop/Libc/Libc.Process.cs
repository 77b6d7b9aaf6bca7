using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Libc;

public static unsafe partial class Libc
{
    public const int SIGHUP = 1;
    public const int SIGINT = 2;
    public const int SIGQUIT = 3;
    public const int SIGKILL = 9;
    public const int SIGUSR1 = 10;
    public const int SIGUSR2 = 12;
    public const int SIGPIPE = 13;
    public const int SIGALRM = 14;
    public const int SIGTERM = 15;
    public const int SIGCHLD = 17;
    public const int SIGCONT = 18;
    public const int SIGSTOP = 19;
    public const int SIGTSTP = 20;
    public const int SIGURG = 23;
    public const int SIGWINCH = 28;
    public const int SIG_UNBLOCK = 1;

    public const short POSIX_SPAWN_SETPGROUP = 2;
    public const short POSIX_SPAWN_SETSIGDEF = 4;
    public const short POSIX_SPAWN_SETSIGMASK = 8;
    public const short POSIX_SPAWN_SETSID = 0x80;

    public const int P_ALL = 0;
    public const int P_PID = 1;
    public const int P_PIDFD = 3;
    public const int WNOHANG = 1;
    public const int WEXITED = 4;
    public const int WNOWAIT = 0x1000000;
    public const int CLD_EXITED = 1;
    public const int CLD_KILLED = 2;
    public const int CLD_DUMPED = 3;

    public const nint SYS_pidfd_send_signal = 424;
    public const nint SYS_pidfd_open = 434;

    public const int PR_SET_PDEATHSIG = 1;
    public const int PR_SET_DUMPABLE = 4;
    public const int PR_SET_NAME = 15;
    public const int PR_SET_TIMERSLACK = 29;
    public const int PR_SET_CHILD_SUBREAPER = 36;

    public const int CLONE_FILES = 0x400;

    public const int SCHED_OTHER = 0;
    public const int SCHED_FIFO = 1;
    public const int SCHED_RR = 2;
    public const int SCHED_BATCH = 3;
    public const int SCHED_RESET_ON_FORK = 0x40000000;
    public const int CPU_SETSIZE = 1024;
    public const int PRIO_PROCESS = 0;
    public const int PRIO_PGRP = 1;

    public const int RUSAGE_SELF = 0;
    public const int RUSAGE_CHILDREN = -1;
    public const int RUSAGE_THREAD = 1;

    public const int CLOCK_REALTIME = 0;
    public const int CLOCK_MONOTONIC = 1;
    public const int CLOCK_BOOTTIME = 7;
    public const int CLOCK_THREAD_CPUTIME_ID = 3;

    /// <summary>posix_spawnp: returns 0 or the error itself; errno is not set.</summary>
    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawnp(
        int* pid, byte* file, posix_spawn_file_actions_t* file_actions, posix_spawnattr_t* attrp, byte** argv, byte** envp);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawnattr_init(posix_spawnattr_t* attr);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawnattr_destroy(posix_spawnattr_t* attr);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawnattr_setflags(posix_spawnattr_t* attr, short flags);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawnattr_setsigdefault(posix_spawnattr_t* attr, sigset_t* sigdefault);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawnattr_setsigmask(posix_spawnattr_t* attr, sigset_t* sigmask);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawn_file_actions_init(posix_spawn_file_actions_t* actions);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t* actions);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t* actions, int fd, int newfd);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawn_file_actions_addopen(
        posix_spawn_file_actions_t* actions, int fd, byte* path, int oflag, uint mode);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawn_file_actions_addclose(posix_spawn_file_actions_t* actions, int fd);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t* actions, int from);

    [LibraryImport(Libraries.Libc)]
    public static partial int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t* actions, byte* path);

    [LibraryImport(Libraries.Libc)]
    public static partial int sigemptyset(sigset_t* set);

    [LibraryImport(Libraries.Libc)]
    public static partial int sigfillset(sigset_t* set);

    [LibraryImport(Libraries.Libc)]
    public static partial int sigaddset(sigset_t* set, int signum);

    /// <summary>Of the calling thread.</summary>
    [LibraryImport(Libraries.Libc)]
    public static partial int pthread_sigmask(int how, sigset_t* set, sigset_t* oldset);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int waitid(int idtype, uint id, siginfo_t* infop, int options);

    /// <summary>syscall, for what glibc 2.36 and older do not wrap.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial nint syscall(nint number, nint a, nint b, nint c, nint d);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int kill(int pid, int sig);

    [LibraryImport(Libraries.Libc)]
    public static partial int getpid();

    [LibraryImport(Libraries.Libc)]
    public static partial int getppid();

    [LibraryImport(Libraries.Libc)]
    public static partial int gettid();

    [LibraryImport(Libraries.Libc)]
    public static partial uint getuid();

    [LibraryImport(Libraries.Libc)]
    public static partial uint geteuid();

    [LibraryImport(Libraries.Libc)]
    public static partial uint getgid();

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int setsid();

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int getsid(int pid);

    /// <summary>With CLONE_FILES the calling thread gets a table of descriptors of its own, which ends with it; needs no right.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int unshare(int flags);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int prctl(int option, nuint arg2, nuint arg3, nuint arg4, nuint arg5);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int sched_setscheduler(int pid, int policy, sched_param* param);

    /// <summary>The policy of a thread, SCHED_RESET_ON_FORK with it, or -1.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int sched_getscheduler(int pid);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int sched_getparam(int pid, sched_param* param);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int sched_setaffinity(int pid, nuint cpusetsize, cpu_set_t* mask);

    /// <summary>The processors that a thread may run on. EINVAL when there are more than the set has room for.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int sched_getaffinity(int pid, nuint cpusetsize, cpu_set_t* mask);

    /// <summary>The processor that the calling thread runs on, or -1.</summary>
    [LibraryImport(Libraries.Libc)]
    public static partial int sched_getcpu();

    /// <summary>The nice value of a thread; -1 is one, and an error.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int getpriority(int which, uint who);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int sigaction(int signum, sigaction* act, sigaction* oldact);

    /// <summary>Sends a signal to one thread of a process.</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int tgkill(int tgid, int tid, int sig);

    /// <summary>setpriority; with PRIO_PROCESS and 0 it concerns the calling thread (Linux).</summary>
    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int setpriority(int which, uint who, int prio);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int getrusage(int who, rusage* usage);

    [LibraryImport(Libraries.Libc, SetLastError = true)]
    public static partial int clock_gettime(int clockid, timespec* tp);
}

/// <summary>Signals; opaque.</summary>
public unsafe struct sigset_t
{
    public fixed ulong __val[16];
}

/// <summary>Opaque; larger than glibc's 336 bytes.</summary>
public unsafe struct posix_spawnattr_t
{
    private fixed ulong _opaque[64];
}

/// <summary>Opaque; larger than glibc's 80 bytes.</summary>
public unsafe struct posix_spawn_file_actions_t
{
    private fixed ulong _opaque[32];
}

/// <summary>siginfo_t as waitid fills it.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
public struct siginfo_t
{
    [FieldOffset(0)] public int si_signo;
    [FieldOffset(4)] public int si_errno;
    [FieldOffset(8)] public int si_code;
    [FieldOffset(16)] public int si_pid;
    [FieldOffset(20)] public uint si_uid;
    [FieldOffset(24)] public int si_status;
}

/// <summary>CPU_SETSIZE bits, the lowest first (CPU_SET(3)).</summary>
public unsafe struct cpu_set_t
{
    public fixed ulong __bits[Libc.CPU_SETSIZE / 64];
}

public struct sched_param
{
    public int sched_priority;
}

public struct timespec
{
    public long tv_sec;
    public long tv_nsec;
}

public struct timeval
{
    public long tv_sec;
    public long tv_usec;
}

public struct rusage
{
    public timeval ru_utime;
    public timeval ru_stime;
    public long ru_maxrss;
    public long ru_ixrss;
    public long ru_idrss;
    public long ru_isrss;
    public long ru_minflt;
    public long ru_majflt;
    public long ru_nswap;
    public long ru_inblock;
    public long ru_oublock;
    public long ru_msgsnd;
    public long ru_msgrcv;
    public long ru_nsignals;
    public long ru_nvcsw;
    public long ru_nivcsw;
}
