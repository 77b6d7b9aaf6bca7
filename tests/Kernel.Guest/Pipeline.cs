using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary><c>rdfwd input read … | rdfwd input create</c>, its two ends as processes of their own, joined by a pipe or by ssh.</summary>
public sealed class Pipeline : IDisposable
{
    private readonly string _fifo;

    private Pipeline(RdfwdProcess reader, RdfwdProcess creator, string fifo)
    {
        Reader = reader;
        Creator = creator;
        _fifo = fifo;
    }

    public RdfwdProcess Reader { get; }

    public RdfwdProcess Creator { get; }

    /// <summary>Joins the ends by a pipe.</summary>
    public static Pipeline Start(string readArguments, string createArguments = "", string reader = "rdfwd")
    {
        string fifo = Path.Combine("/run", "fifo" + Guid.NewGuid().ToString("n"));
        RdfwdProcess.Shell($"mkfifo {fifo}").WaitForExit("mkfifo");
        RdfwdProcess creator = RdfwdProcess.Shell($"exec rdfwd input create {createArguments} < {fifo}");
        RdfwdProcess process = RdfwdProcess.Shell($"exec {reader} input read {Patience.Add(readArguments)} > {fifo}");
        return new(process, creator, fifo);
    }

    /// <summary>Joins the ends by a real ssh to a real sshd on the loopback; the creator is ssh.</summary>
    public static Pipeline OverSsh(string readArguments)
    {
        string fifo = Path.Combine("/run", "fifo" + Guid.NewGuid().ToString("n"));
        RdfwdProcess.Shell($"mkfifo {fifo}").WaitForExit("mkfifo");
        RdfwdProcess creator = RdfwdProcess.Shell($"exec {SshServer.Command} {Repository.Program} input create < {fifo}");
        RdfwdProcess reader = RdfwdProcess.Shell($"exec rdfwd input read {Patience.Add(readArguments)} > {fifo}");
        return new(reader, creator, fifo);
    }

    /// <summary>The clone of a source, opened, as soon as it is there.</summary>
    public EvdevDevice Clone(UinputDevice source)
    {
        string? node = null;
        Wait.Until(() => (node = Nodes.Find(source.Description.Name, source.EventNode!)) is not null || Reader.HasExited || Creator.HasExited, () => $"a clone of {source.Description.Name}; reader: {Reader.Errors}; creator: {Creator.Errors}");
        if (node is null)
            throw new CheckFailedException($"an end stopped; reader: {Reader.Errors}; creator: {Creator.Errors}");
        // A creator that takes long to start on a busy machine is waited for, and what is typed until then is the near side's.
        Wait.Until(() => !IsPaused, "the reader goes on");
        return NodeOpener.OpenWhenReady(node);
    }

    private bool IsPaused
    {
        get
        {
            string said = Reader.Errors;
            return said.LastIndexOf("takes nothing", StringComparison.Ordinal) > said.LastIndexOf("takes input again", StringComparison.Ordinal);
        }
    }

    public void Dispose()
    {
        Reader.Dispose();
        Creator.Dispose();
        File.Delete(_fifo);
    }
}
