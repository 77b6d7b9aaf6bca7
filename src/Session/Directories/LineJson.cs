using System.Text.Json.Serialization;

namespace Rdfwd.Session.Directories;

/// <summary>JSON on one line, between a connector and the daemon that it starts.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, WriteIndented = false, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, UseStringEnumConverter = true)]
[JsonSerializable(typeof(Starting.DaemonRequest))]
[JsonSerializable(typeof(Starting.DaemonReport))]
internal sealed partial class LineJson : JsonSerializerContext;
