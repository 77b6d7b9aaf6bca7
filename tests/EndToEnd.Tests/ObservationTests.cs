using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What a person can learn of a running session, and change in it.</summary>
public sealed class ObservationTests : IClassFixture<NearDesktop>
{
    private readonly NearDesktop _desktop;

    public ObservationTests(NearDesktop desktop)
    {
        _desktop = desktop;
    }

    [Fact]
    public void Frames_OfASessionThatIsShown_HaveEveryStageInOrder()
    {
        using TwoMachines machines = new(_desktop);
        SessionFiles session = machines.StartSession();
        using RunningCommand client = machines.Begin("attach");
        machines.AwaitShown(machines.Look(session));

        JsonElement frame = default;
        Wait.Until("a frame is acknowledged", () =>
        {
            frame = Json(machines.Run("info", "--frames", "--json")).GetProperty("frames").EnumerateArray().LastOrDefault(f => f.TryGetProperty("presented_us", out _));
            return frame.ValueKind == JsonValueKind.Object;
        });
        long[] times = [.. ((string[])["damaged_us", "begun_us", "captured_us", "classified_us", "encoded_us", "written_us", "acknowledged_us"]).Select(n => frame.GetProperty(n).GetInt64())];
        Assert.Equal(times.Order(), times);
        Assert.True(frame.GetProperty("decoded_us").GetInt64() >= frame.GetProperty("received_us").GetInt64());
        Assert.True(frame.GetProperty("presented_us").GetInt64() >= frame.GetProperty("decoded_us").GetInt64());
        Assert.True(frame.GetProperty("bytes").GetInt32() > 0 && frame.GetProperty("region").GetProperty("width").GetInt32() > 0, frame.ToString());

        CommandResult table = machines.Run("info", "--frames", "--last=5");
        Expect.Success(table);
        string[] lines = table.Output.TrimEnd('\n').Split('\n');
        Assert.StartsWith("near clock ahead by ", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("window ", lines[1], StringComparison.Ordinal);
        Assert.InRange(lines.Length, 3, 7);
    }

    private static JsonElement Json(CommandResult result)
    {
        Expect.Success(result);
        using JsonDocument document = JsonDocument.Parse(result.Output);
        return document.RootElement.Clone();
    }
}
