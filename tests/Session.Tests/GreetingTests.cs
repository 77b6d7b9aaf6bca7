using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Rdfwd.Session.Transports;

namespace Rdfwd.Session.Tests;

public sealed class GreetingTests
{
    private static readonly byte[] Preamble = Wire.Framing.Preamble.Bytes.ToArray();

    [Fact]
    public void Feed_PreambleAfterALoginScript_IsFoundAtItsLastByte()
    {
        Greeting greeting = new();
        Assert.Equal(GreetingStep.Preamble, FeedAll(greeting, [.. "Welcome!\nNews\n"u8, .. Preamble], out int used));
        Assert.Equal(14 + Preamble.Length, used);
        Assert.Equal(["Welcome!", "News"], greeting.Noise);
    }

    [Fact]
    public void Feed_MarksOfTheScript_AreRecognised()
    {
        Greeting greeting = new();
        Assert.Equal(GreetingStep.Missing, FeedAll(greeting, "motd\nRDFWD-MISSING Linux x86_64\n"u8.ToArray(), out _));
        Assert.Equal("Linux x86_64", greeting.Argument);
        Assert.Equal(GreetingStep.DeployFailed, FeedAll(greeting, "RDFWD-FAILED writing /x\n"u8.ToArray(), out _));
        Assert.Equal("writing /x", greeting.Argument);
        Assert.Equal(GreetingStep.Deployed, FeedAll(greeting, "RDFWD-DEPLOYED\n"u8.ToArray(), out _));
        Assert.Equal(GreetingStep.Preamble, FeedAll(greeting, Preamble, out _));
    }

    [Fact]
    public void Feed_EndlessNoise_IsGivenUpAfter64KiB()
    {
        Greeting greeting = new();
        Assert.Equal(GreetingStep.TooMuchNoise, FeedAll(greeting, new byte[100_000], out int used));
        Assert.InRange(used, 65_536, 65_560);
    }

    [Fact]
    public void Feed_AnyNoiseWithoutZeroBytes_DoesNotHideThePreamble()
    {
        Gen<byte[]> noise = Gen.ArrayOf(Gen.Choose(1, 255).Select(value => (byte)value));
        Prop.ForAll(Arb.From(noise), bytes => FeedAll(new Greeting(), [.. bytes, .. Preamble], out _) is GreetingStep.Preamble).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Noise_WithControlCharacters_IsHarmless()
    {
        Greeting greeting = new();
        FeedAll(greeting, Encoding.ASCII.GetBytes("a\u001b[2Jb\nlast"), out _);
        Assert.Equal(["a?[2Jb", "last"], greeting.Noise);
    }

    private static GreetingStep FeedAll(Greeting greeting, byte[] bytes, out int used)
    {
        for (used = 0; used < bytes.Length;)
        {
            GreetingStep step = greeting.Feed(bytes[used++]);
            if (step != GreetingStep.More)
                return step;
        }

        return GreetingStep.More;
    }
}
