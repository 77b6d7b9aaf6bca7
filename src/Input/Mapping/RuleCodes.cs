using Rdfwd.Input.Codes;
using YamlDotNet.RepresentationModel;

namespace Rdfwd.Input.Mapping;

/// <summary>Reads the codes of events in a rules file: KEY_A, or a range BTN_0..BTN_9.</summary>
internal sealed class RuleCodes
{
    private readonly RuleFile _file;

    public RuleCodes(RuleFile file)
    {
        _file = file;
    }

    /// <summary>One code or a range of them, with the type told by the name unless it is given.</summary>
    public (ushort Type, ushort First, ushort Last) Read(YamlNode node, int? type)
    {
        string text = _file.Text(node);
        string[] ends = text.Split("..");
        if (ends.Length > 2)
            throw _file.Error(node, $"'{text}' is no code");
        (ushort found, ushort first) = ReadOne(node, ends[0], type);
        ushort last = ends.Length == 2 ? ReadOne(node, ends[1], found).Code : first;
        return last >= first ? (found, first, last) : throw _file.Error(node, $"the range {text} ends before it begins");
    }

    private (ushort Type, ushort Code) ReadOne(YamlNode node, string name, int? type)
    {
        if (type is { } known && CodeNames.TryCode(known, name, out ushort code) && code < EventType.CodeCount(known))
            return ((ushort)known, code);
        if (CodeNames.TryAnyCode(name, out ushort found, out code) && found != EventType.Syn)
            return type is null || type == found ? (found, code) : throw _file.Error(node, $"{name} is not of the type {CodeNames.Type(type.Value)}");
        throw _file.Error(node, $"unknown code '{name}'{Meant(name)}");
    }

    /// <summary>"; did you mean X" where a code of nearly this name exists.</summary>
    public static string Meant(string name) => CodeNames.Suggest(name) is { } near ? $"; did you mean {near}?" : "";
}
