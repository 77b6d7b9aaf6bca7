using System.Text.Json;
using Rdfwd.Display.Codecs.Video;
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
    public void Info_OfAQuietSession_TellsTheCodecsOfBothEndsAndLoadsNone()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        Assert.Equal("Nobody is attached.", Picture(machines, "video_decoder").GetProperty("reason").GetString());
        using RunningCommand client = machines.Begin("attach");
        machines.AwaitShown(machines.Look(session));

        Wait.Until("the near end has told its decoder", () => Picture(machines, "video_decoder").GetProperty("name").GetString() == "h264");
        JsonElement encoder = Picture(machines, "video_encoder");
        Assert.Equal("libx264", encoder.GetProperty("name").GetString());
        Assert.StartsWith("libx264 is the first encoder of the table that works here", encoder.GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Equal(VideoCodecs.KnownEncoders, encoder.GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        Assert.Equal(VideoCodecs.KnownDecoders, Picture(machines, "video_decoder").GetProperty("attempts").EnumerateArray().Select(a => a.GetProperty("name").GetString()));
        foreach (int pid in (int[])[machines.Info().GetProperty("daemon").GetProperty("pid").GetInt32(), client.Pid])
            Assert.DoesNotContain("libavcodec", File.ReadAllText($"/proc/{pid}/maps"), StringComparison.Ordinal);
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
        Wait.Until("the near end has told the decoder that it was given", () => Picture(machines, "video_decoder").GetProperty("reason").GetString() == "h264 was asked for, and works.");
    }

    private static JsonElement Picture(TwoMachines machines, string name) => machines.Info().GetProperty("picture").GetProperty(name);
}
