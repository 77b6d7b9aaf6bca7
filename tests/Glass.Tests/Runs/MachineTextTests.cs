using Rdfwd.Bench.Runs;

namespace Rdfwd.Bench.Tests.Runs;

public sealed class MachineTextTests
{
    [Fact]
    public void Describe_NamesTheProcessor_OrCountsThem()
    {
        Assert.Equal("4 × ACME 9 CPU @ 2 GHz, Linux 6.1.0", MachineText.Describe(["processor\t: 0", "model name\t: ACME 9 CPU @ 2 GHz"], 4, "6.1.0"));
        Assert.Equal("4 processors, Linux 6.1.0", MachineText.Describe(["processor\t: 0"], 4, "6.1.0"));
    }
}
