using Rdfwd.Input.Evdev;
using Rdfwd.Input.Uinput;

namespace Rdfwd.Kernel.Guest;

/// <summary><c>rdfwd input connect</c> to this very machine, by a command or by ssh.</summary>
public sealed class TwoWay : IDisposable
{
    private TwoWay(RdfwdProcess near)
    {
        Near = near;
    }

    public RdfwdProcess Near { get; }

    public static TwoWay Start(string arguments) => new(RdfwdProcess.Shell($"exec rdfwd input connect 'exec:exec {Repository.Program} _connect' -v {Patience.Add(arguments)}"));

    public static TwoWay OverSsh(string arguments)
    {
        string[] words = SshServer.Command.Split(' ');
        string ssh = string.Join(' ', words[..^1]);
        return new(RdfwdProcess.Shell($"exec rdfwd input connect ssh:{words[^1]} --ssh '{ssh}' --remote-rdfwd {Repository.Program} -v {Patience.Add(arguments)}"));
    }

    /// <summary>Sends a signal to the far end, which is the process named _connect.</summary>
    public static void SignalFar(int signal) => RdfwdProcess.Shell($"pkill -{signal} -f 'rdfwd _connect$'; true").WaitForExit("pkill");

    public EvdevDevice Clone(UinputDevice source)
    {
        string? node = null;
        Wait.Until(() => (node = Nodes.Find(source.Description.Name, source.EventNode!)) is not null || Near.HasExited, () => $"a clone of {source.Description.Name}: {Near.Errors}");
        if (node is null)
            throw new CheckFailedException($"the near end stopped: {Near.Errors}");
        // The node is there a moment before uinput takes requests for it.
        Near.WaitForError($"is {node} at the far side");
        return NodeOpener.OpenWhenReady(node);
    }

    public void Dispose() => Near.Dispose();
}
