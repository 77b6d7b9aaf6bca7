using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>A codec that is asked for by name is used, or its lack is told before anything is started.</summary>
public sealed class CodecChoiceTests : IClassFixture<NearDesktop>
{
    private const int NoCodec = 28;

    private readonly NearDesktop _desktop;

    public CodecChoiceTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Start_EncoderThatThisMachineLacks_FailsWithWhatIsThereAndStartsNothing()
    {
        using TwoMachines machines = new(_desktop);
        CommandResult start = machines.Run("start", "--encoder=h264_nvenc", "--child=xterm");
        Expect.Failure(NoCodec, start, "h264_nvenc was asked for", "these do: libx264");
        Assert.Empty(machines.Sessions());
    }

    [Fact]
    public void Attach_DecoderThatThisMachineLacks_FailsWithWhatIsThere()
    {
        using TwoMachines machines = new(_desktop);
        machines.StartSession();
        CommandResult attach = machines.Run("attach", "--decoder=h264_cuvid");
        Expect.Failure(NoCodec, attach, "h264_cuvid was asked for", "these do: h264");
    }

    [Fact]
    public void Attach_EncoderDecoderAndLimit_ShowsTheSession()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        using RunningCommand client = machines.Begin("attach", "--encoder=libx264", "--decoder=h264", "--bandwidth-limit=4M");
        machines.AwaitShown(machines.Look(session));
        JsonElement asked = Assert.Single(machines.Info().GetProperty("picture").GetProperty("viewers").EnumerateArray()).GetProperty("asked");
        Assert.Equal("libx264", asked.GetProperty("encoder").GetString());
        Assert.Equal(500_000, asked.GetProperty("bandwidth_limit").GetInt64());
    }
}
