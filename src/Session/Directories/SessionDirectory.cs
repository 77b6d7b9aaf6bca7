using System.Globalization;
using System.Text.Json;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Session.Directories;

/// <summary>
/// One session's directory, named after its display number: <c>socket</c>, <c>pid</c>, <c>log</c>, <c>xserver.log</c>,
/// <c>programs.log</c>, <c>session.json</c>, <c>xauthority</c>, <c>bus</c>, <c>bin</c>, <c>xdg</c>. Holds no handles; any process of the user may look into it.
/// </summary>
public sealed class SessionDirectory
{
    private const UnixFileMode PrivateDirectory = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int MaxRecordBytes = 1 << 20;

    public SessionDirectory(string root, int display)
    {
        Display = display;
        FullPath = Path.Combine(root, display.ToString(CultureInfo.InvariantCulture));
    }

    public int Display { get; }

    public string FullPath { get; }

    public string SocketPath => Path.Combine(FullPath, "socket");

    public string PidPath => Path.Combine(FullPath, "pid");

    public string LogPath => Path.Combine(FullPath, "log");

    public string XServerLogPath => Path.Combine(FullPath, "xserver.log");

    public string ProgramsLogPath => Path.Combine(FullPath, "programs.log");

    public string RecordPath => Path.Combine(FullPath, "session.json");

    public string AuthorityPath => Path.Combine(FullPath, "xauthority");

    /// <summary>The socket of the D-Bus session of the session's programs.</summary>
    public string BusPath => Path.Combine(FullPath, "bus");

    /// <summary>What the session's programs find before all other programs.</summary>
    public string OpenerFolder => Path.Combine(FullPath, "bin");

    public string OpenerPath => Path.Combine(OpenerFolder, "xdg-open");

    /// <summary>Where the session's programs look first for settings and data of desktops: which program opens links.</summary>
    public string DesktopFolder => Path.Combine(FullPath, "xdg");

    public string MimeAppsPath => Path.Combine(DesktopFolder, "mimeapps.list");

    public string ApplicationsFolder => Path.Combine(DesktopFolder, "applications");

    public string DesktopEntryPath => Path.Combine(ApplicationsFolder, "rdfwd-open.desktop");

    /// <summary>Reserves the directory for one daemon: false when somebody else has it. Other failures throw.</summary>
    public bool TryCreate()
    {
        if (Libc.mkdir(FullPath, 0x1c0) == 0)
            return true;
        if (Path.Exists(FullPath))
            return false;
        throw new SessionException(Failure.FileFailed, $"the session's directory {FullPath} cannot be made; is the disk full?");
    }

    /// <summary>Makes the directory again where it has vanished (a logout removes /run/user/UID).</summary>
    public bool EnsureExists()
    {
        try
        {
            Directory.CreateDirectory(FullPath, PrivateDirectory);
            return RuntimeRoot.IsPrivateDirectory(FullPath, out _);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The record, or null when there is none or it cannot be understood.</summary>
    public SessionRecord? ReadRecord()
    {
        try
        {
            FileInfo file = new(RecordPath);
            if (!file.Exists || file.Length > MaxRecordBytes)
                return null;
            return JsonSerializer.Deserialize(File.ReadAllBytes(RecordPath), SessionJson.Default.SessionRecord);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Replaces the record in one step, so that a reader never sees half of it. Throws a file failure.</summary>
    public void WriteRecord(SessionRecord record)
    {
        WriteFile(RecordPath, JsonSerializer.SerializeToUtf8Bytes(record, SessionJson.Default.SessionRecord));
    }

    public void WriteAuthority(ReadOnlySpan<byte> cookie)
    {
        WriteFile(AuthorityPath, XAuthorityFile.Format(cookie));
    }

    public void WritePid(int pid)
    {
        WriteFile(PidPath, System.Text.Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{pid}\n")));
    }

    /// <summary>The pid in <c>pid</c>, or 0.</summary>
    public int ReadPid()
    {
        try
        {
            return int.TryParse(File.ReadAllText(PidPath).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out int pid) ? pid : 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    /// <summary>The cookie of the session's X server, or null.</summary>
    public byte[]? ReadCookie()
    {
        try
        {
            FileInfo file = new(AuthorityPath);
            return file.Exists && file.Length < 65536 ? XAuthorityFile.FindCookie(File.ReadAllBytes(AuthorityPath)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The last lines of a log, oldest first; empty when it cannot be read.</summary>
    public static IReadOnlyList<string> Tail(string path, int lines)
    {
        const int Window = 16 * 1024;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            file.Seek(-Math.Min(Window, file.Length), SeekOrigin.End);
            using StreamReader reader = new(file);
            string[] all = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return [.. all.TakeLast(lines).Select(line => Text.Printable.Line(line))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>Removes the directory with what rdfwd puts there; files of others in it make it stay.</summary>
    public void Delete()
    {
        foreach (string path in (string[])[SocketPath, PidPath, LogPath, LogPath + ".1", XServerLogPath, ProgramsLogPath, RecordPath, AuthorityPath, BusPath, OpenerPath, MimeAppsPath, DesktopEntryPath])
            _ = Libc.unlink(path);
        foreach (string folder in (string[])[OpenerFolder, ApplicationsFolder, DesktopFolder])
            _ = Libc.rmdir(folder);
        _ = Libc.rmdir(FullPath);
    }

    private static void WriteFile(string path, ReadOnlySpan<byte> content)
    {
        string fresh = path + ".new";
        try
        {
            FileStreamOptions options = new() { Mode = FileMode.Create, Access = FileAccess.Write, UnixCreateMode = PrivateFile };
            using (FileStream file = new(fresh, options))
                file.Write(content);
            File.Move(fresh, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            _ = Libc.unlink(fresh);
            throw new SessionException(Failure.FileFailed, $"{path} cannot be written ({SystemWords.Of(e)}); is the disk full?", e);
        }
    }
}
