namespace Rdfwd.Interop.Libc;

/// <summary>What statx(2) says of a file. Size in bytes; Mode holds the type (S_IFMT) and the permissions.</summary>
public readonly record struct FileStatus(int Mode, uint Uid, uint Gid, long Size, ulong Inode, uint DeviceMajor, uint DeviceMinor)
{
    public bool IsSocket => (Mode & Libc.S_IFMT) == Libc.S_IFSOCK;

    public bool IsDirectory => (Mode & Libc.S_IFMT) == Libc.S_IFDIR;

    public bool IsRegular => (Mode & Libc.S_IFMT) == Libc.S_IFREG;

    public bool IsCharacterDevice => (Mode & Libc.S_IFMT) == Libc.S_IFCHR;

    public bool IsPipe => (Mode & Libc.S_IFMT) == Libc.S_IFIFO;

    /// <summary>The nine bits of owner, group and others, with the set-id and sticky bits.</summary>
    public int Permissions => Mode & 0xfff;

    /// <summary>Of a path; false when there is none or it cannot be reached (errno is left for the caller).</summary>
    public static bool TryGet(string path, out FileStatus status, bool followLinks = true) =>
        TryGet(Libc.AT_FDCWD, path, followLinks ? 0 : Libc.AT_SYMLINK_NOFOLLOW, out status);

    /// <summary>Of an open descriptor.</summary>
    public static bool TryGet(int descriptor, out FileStatus status) =>
        TryGet(descriptor, "", Libc.AT_EMPTY_PATH, out status);

    private static unsafe bool TryGet(int directory, string path, int flags, out FileStatus status)
    {
        statx_t s;
        if (Libc.statx(directory, path, flags, Libc.STATX_BASIC_STATS, &s) != 0)
        {
            status = default;
            return false;
        }

        status = new FileStatus(s.stx_mode, s.stx_uid, s.stx_gid, (long)s.stx_size, s.stx_ino, s.stx_rdev_major, s.stx_rdev_minor);
        return true;
    }
}
