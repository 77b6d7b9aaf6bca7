using Rdfwd.Input.Links;
using Rdfwd.Input.Selecting;
using Rdfwd.Input.Sinks;
using Rdfwd.Input.Sources;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire;

namespace Rdfwd.Kernel.Guest;

/// <summary>The reading and the creating end as two threads of this process, joined by a pipe. Owns all of it.</summary>
public sealed class LocalLoop : IDisposable
{
    private readonly SafeFileDescriptor _read;
    private readonly SafeFileDescriptor _write;
    private readonly InputSource _source;
    private readonly InputSink _sink;
    private readonly Thread _reading;
    private readonly Thread _creating;

    public LocalLoop(string node)
    {
        (_read, _write) = FileDescriptors.CreatePipe();
        SilentInputLog log = new();
        _source = new InputSource(new SourceOptions { Devices = [new DeviceChoice(Selector.Parse(node), true)] }, log, TimeProvider.System);
        _source.Open();
        WireConnection from = new(_read, null, TimeProvider.System) { KeepsTime = false };
        from.MarkHelloDone();
        _sink = new InputSink(from, new SinkOptions(), log, TimeProvider.System);
        WireConnection to = new(null, _write, TimeProvider.System);
        _creating = new Thread(_sink.Run) { IsBackground = true };
        _reading = new Thread(() => _source.Run(to)) { IsBackground = true };
        _creating.Start();
        _reading.Start();
    }

    public void Dispose()
    {
        _source.Stop();
        _reading.Join();
        _sink.Stop();
        _creating.Join();
        _source.Dispose();
        _sink.Dispose();
        _read.Dispose();
        _write.Dispose();
    }
}
