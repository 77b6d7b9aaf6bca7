using System.Text.Json;
using System.Text.Json.Serialization;

namespace Rdfwd.Session.Directories;

/// <summary>The JSON of frames' records and of statistics: many and on one line, so not indented.</summary>
[JsonSourceGenerationOptions(
    GenerationMode = JsonSourceGenerationMode.Metadata,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Display.Records.FramesReport))]
[JsonSerializable(typeof(Daemon.StatisticsAnswer))]
[JsonSerializable(typeof(Client.RecordingAbout))]
[JsonSerializable(typeof(Display.Recordings.ReplayResult))]
[JsonSerializable(typeof(Dictionary<string, string>))]
public sealed partial class FramesJson : JsonSerializerContext;
