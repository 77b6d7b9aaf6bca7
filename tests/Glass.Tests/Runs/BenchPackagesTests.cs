using Rdfwd.Bench.Runs;

namespace Rdfwd.Glass.Tests.Runs;

public sealed class BenchPackagesTests
{
    [Theory]
    [InlineData("weston", "install it with: sudo apt-get install weston")]
    [InlineData("Xwayland", "install it with: sudo apt-get install xwayland")]
    [InlineData("waypipe,weston,Xwayland", "install them with: sudo apt-get install waypipe weston xwayland")]
    [InlineData("Xvnc,xtigervncviewer", "install them with: sudo apt-get install tigervnc-standalone-server tigervnc-viewer")]
    public void Cure_OfPrograms_NamesTheirPackages(string programs, string cure) => Assert.Equal(cure, BenchPackages.Cure(programs.Split(',')));
}
