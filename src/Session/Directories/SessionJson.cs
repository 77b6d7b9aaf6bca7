using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rdfwd.Session.Directories;

/// <summary>The JSON of the session directory and of what the daemon answers.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    WriteIndented = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SessionRecord))]
[JsonSerializable(typeof(SessionListing))]
[JsonSerializable(typeof(Client.VersionAnswer))]
[JsonSerializable(typeof(Health.HealthReport))]
[JsonSerializable(typeof(Daemon.DaemonInfo))]
[JsonSerializable(typeof(Display.Far.FarDisplayInfo))]
[JsonSerializable(typeof(Display.Codecs.Video.CodecTrials))]
[JsonSerializable(typeof(Daemon.ScreenshotAnswer))]
[JsonSerializable(typeof(Daemon.RunAnswer))]
[JsonSerializable(typeof(Daemon.OpenAnswer))]
[JsonSerializable(typeof(Daemon.OpenBegun))]
[JsonSerializable(typeof(Files.SendBegun))]
[JsonSerializable(typeof(Files.SendDone))]
[JsonSerializable(typeof(Daemon.DetachAnswer))]
[JsonSerializable(typeof(Daemon.FailureAnswer))]
[JsonSerializable(typeof(SessionListing[]))]
public sealed partial class SessionJson : JsonSerializerContext;
