using Rdfwd.Kernel.Guest;

namespace Rdfwd.Kernel.Tests;

/// <summary>Devices on a real kernel. Each case is a check of Kernel.Guest.</summary>
public sealed class KernelTests(KernelRun run) : IClassFixture<KernelRun>
{
    public static TheoryData<string> Names { get; } = [.. Checks.All.Select(check => check.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Check_OnAKernelWithUinput_Passes(string name)
    {
        if (run.Failure(name) is { } reason)
            Assert.Fail(reason);
    }
}
