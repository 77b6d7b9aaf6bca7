namespace Rdfwd.Kernel.Guest;

/// <summary>The program under test as a user who may open nothing in /dev by himself. A copy, because the tree may be root's alone.</summary>
public static class OtherUser
{
    private const string Copy = "/run/rdfwd-of-nobody";

    /// <summary>The words that run it.</summary>
    public static string Program
    {
        get
        {
            if (!File.Exists(Copy))
            {
                File.Copy(Repository.Program, Copy);
                File.SetUnixFileMode(Copy, (UnixFileMode)0x1ed);
            }
            return $"env -u XDG_RUNTIME_DIR HOME=/ setpriv --reuid=65534 --regid=65534 --clear-groups {Copy}";
        }
    }
}
