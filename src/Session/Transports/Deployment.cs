using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Text;

namespace Rdfwd.Session.Transports;

/// <summary>Copies this program to a machine that lacks it, through the link whose script asked for it.</summary>
internal sealed class Deployment
{
    private readonly ConnectionOptions _options;
    private readonly string _machine;

    public Deployment(ConnectionOptions options, string machine)
    {
        _options = options;
        _machine = machine;
    }

    /// <summary>Sends the program. Throws when it cannot run there, nobody agrees, or this is no copyable build.</summary>
    /// <param name="system">What <c>uname -sm</c> says there.</param>
    /// <param name="output">The link to the script.</param>
    public void Send(string system, SafeFileDescriptor output)
    {
        string own = $"Linux {OwnMachine()}";
        if (system != own)
            throw new SessionException(Failure.OtherArchitecture, $"'{_machine}' is {Printable.Line(system, 60)} and has no rdfwd; this program is made for {own} and cannot be copied there; build rdfwd for that machine and name it with --remote-rdfwd=PATH");
        Agree();
        byte[] program = ReadProgram();
        _options.Tell($"rdfwd: copying rdfwd {ProgramVersion.Text} ({program.Length / 1_000_000.0:0.0} MB) to {_machine}:~/.cache/rdfwd/{ProgramVersion.Text}/rdfwd");
        string header = string.Create(CultureInfo.InvariantCulture, $"{program.Length} {Convert.ToHexStringLower(SHA256.HashData(program))}\n");
        if (Write(output, Encoding.ASCII.GetBytes(header)))
            Write(output, program);
    }

    private static string OwnMachine()
    {
        return RuntimeInformation.ProcessArchitecture switch
        {
            Architecture.X64 => "x86_64",
            Architecture.Arm64 => "aarch64",
            Architecture other => other.ToString().ToLowerInvariant(),
        };
    }

    private void Agree()
    {
        bool yes = _options.Deploy == DeployPolicy.Yes
            || (_options.Deploy == DeployPolicy.Ask && _options.Ask($"rdfwd: '{_machine}' has no rdfwd {ProgramVersion.Text}; copy this one to ~/.cache/rdfwd there?"));
        if (!yes)
            throw new SessionException(Failure.NoRemoteProgram, $"'{_machine}' has no rdfwd {ProgramVersion.Text}; copy it there with --deploy=yes, install it, or name its place with --remote-rdfwd=PATH");
    }

    private byte[] ReadProgram()
    {
        string path = _options.ProgramPath;
        if (File.Exists(Path.ChangeExtension(path, ".dll")))
            throw new SessionException(Failure.DeployFailed, $"{path} is not a single file and cannot be copied; publish it (the launcher ./rdfwd does)");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SessionException(Failure.DeployFailed, $"this program's own file {path} cannot be read: {SystemWords.Of(e)}", e);
        }
    }

    /// <summary>False when the script stopped reading; it says why on its output.</summary>
    private static unsafe bool Write(SafeFileDescriptor output, ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            nint written;
            fixed (byte* start = bytes)
                written = Libc.write(output, start, (nuint)bytes.Length);
            if (written <= 0)
                return false;
            bytes = bytes[(int)written..];
        }

        return true;
    }
}
