using System.Text.Json;
using System.Text.Json.Serialization;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Cli.Commands;

/// <summary>The JSON that <c>start --json</c> prints.</summary>
internal sealed record OpenedJson(string Display, string Name, string Session, bool Created, string Program)
{
    public static string Format(Opened opened)
    {
        return JsonSerializer.Serialize(
            new OpenedJson(opened.Display, opened.Name, opened.Session, opened.Created, opened.Program),
            CliJson.Default.OpenedJson);
    }
}

/// <summary>The JSON that the commands make themselves.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata, WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OpenedJson))]
internal sealed partial class CliJson : JsonSerializerContext;
