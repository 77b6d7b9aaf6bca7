using System.Text.Json;

namespace Rdfwd.Cli.Commands;

/// <summary>Looks things up in the JSON of an answer, which another version of the program may have written.</summary>
internal sealed class AnswerJson
{
    private readonly JsonElement _root;

    public AnswerJson(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json.Length == 0 ? "{}" : json);
            _root = document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new Wire.ProtocolException("the answer is not JSON", e);
        }
    }

    public JsonElement Root => _root;

    /// <summary>A value below the root as text a person can read; false where it is absent.</summary>
    public bool TryGetText(string name, out string text)
    {
        text = "";
        if (_root.ValueKind != JsonValueKind.Object || !_root.TryGetProperty(name, out JsonElement value))
            return false;
        text = value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : value.GetRawText();
        text = Session.Text.Printable.Line(text);
        return true;
    }
}
