using System.Text;
using Rdfwd.Interop.Libc;
using C = Rdfwd.Interop.Libc.Libc;

namespace Rdfwd.Tests.Support;

/// <summary>An Xvfb of its own at depth 24, 1920x1080 unless said, or an Xorg without a screen, on the first free display number.</summary>
public sealed unsafe class XServerProcess : IDisposable
{
    private readonly ChildProcess _process;

    // The only public constructor: xunit makes class fixtures by it.
    public XServerProcess()
        : this(1920, 1080, "-noreset")
    {
    }

    private XServerProcess(int width, int height, params string[] options)
        : this("Xvfb", ["-screen", "0", $"{width}x{height}x24", .. options])
    {
    }

    private XServerProcess(string fileName, string[] options)
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            using (writer)
            {
                _process = ProcessSpawner.Spawn(new ProcessStart
                {
                    FileName = fileName,
                    Arguments = ["-displayfd", "3", "-nolisten", "tcp", .. options],
                    Inherited = [new InheritedDescriptor(writer.Descriptor, 3)],
                    NewSession = true,
                });
            }

            // The number and a line feed, when the server is ready; the end when it could not start.
            byte* number = stackalloc byte[16];
            nint length = 0, n;
            while (length < 16 && (n = C.read(reader, number + length, (nuint)(16 - length))) > 0)
                length += n;
            Display = ":" + Encoding.ASCII.GetString(number, (int)length).Trim();
        }

        if (Display == ":")
            throw new InvalidOperationException($"{fileName} did not start. Install the packages xvfb, xserver-xorg-core and xserver-xorg-video-dummy.");
    }

    public string Display { get; }

    /// <summary>One with a screen of this size, pixels.</summary>
    public static XServerProcess OfSize(int width, int height) => new(width, height, "-noreset");

    /// <summary>One that starts anew when its last client leaves, as Xvfb does that was given no option.</summary>
    public static XServerProcess ThatStartsAnew() => new(640, 480);

    /// <summary>Xorg with the dummy driver, which has an output for each monitor, as examples/dummy.conf says.</summary>
    /// <param name="directory">Gets its log.</param>
    public static XServerProcess WithOutputs(string directory) =>
        new("Xorg", ["-config", Repository.File("examples/dummy.conf"), "-logfile", Path.Combine(directory, "xorg.log"), "-noreset"]);

    public int Pid => _process.Pid;

    public void Dispose()
    {
        _ = _process.Kill(C.SIGTERM);
        _ = _process.WaitForExit(TimeSpan.FromSeconds(30));
        _process.Dispose();
    }
}
