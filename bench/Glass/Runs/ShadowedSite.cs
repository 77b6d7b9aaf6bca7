using Rdfwd.Bench.Probe;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.XServers;

namespace Rdfwd.Bench.Runs;

/// <summary>Somebody's display for a shadow: an X server as large as the probe, and the probe on it. Owns both.</summary>
internal sealed class ShadowedSite : IDisposable
{
    private readonly PrivateXServer _server;
    private readonly ChildProcess _probe;

    public ShadowedSite(BenchSite site, ProbeOptions probe)
    {
        _server = PrivateXServer.Start(site.Directory, probe.Width, probe.Height);
        try
        {
            Dictionary<string, string> environment = new(site.Environment) { ["DISPLAY"] = _server.DisplayName, ["XAUTHORITY"] = _server.AuthorityFile };
            string[] words = ProbeCommandLine.Words(probe);
            _probe = site.Spawn(words[0], words[1..], "probe.log", environment);
        }
        catch
        {
            _server.Dispose();
            throw;
        }
    }

    /// <summary>As in <c>:101</c>.</summary>
    public string DisplayName => _server.DisplayName;

    public int ProbePid => _probe.Pid;

    public void Dispose()
    {
        BenchSite.End(_probe);
        _server.Dispose();
    }
}
