namespace Rdfwd.Interop.Tests.Native;

public sealed class NativeCompilerTests
{
    private static readonly HeaderSet Headers = new(typeof(WrongBindings), "no/such/header.h") { Packages = "no-such-package" };

    [Fact]
    public void Run_NoCompiler_FailsAndNamesThePackages()
    {
        CompilerFailedException e = Assert.Throws<CompilerFailedException>(() => NativeCompiler.Run("no-such-compiler", ".c", "", Headers));
        Assert.StartsWith("no-such-compiler cannot be run", e.Message, StringComparison.Ordinal);
        Assert.EndsWith("Install gcc and g++.", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_NoHeader_FailsAndNamesThePackages()
    {
        CompilerFailedException e = Assert.Throws<CompilerFailedException>(() => NativeCompiler.Run("gcc", ".c", Headers.Source, Headers));
        Assert.Contains("Install no-such-package", e.Message, StringComparison.Ordinal);
        Assert.Contains("no/such/header.h", e.Message, StringComparison.Ordinal);
    }
}
