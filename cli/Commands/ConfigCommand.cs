using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rdfwd.Cli.Configuration;
using Rdfwd.Session;
using Rdfwd.Session.Targets;

namespace Rdfwd.Cli.Commands;

/// <summary><c>rdfwd config</c></summary>
internal static class ConfigCommand
{
    public static Command Create()
    {
        Argument<string?> target = new("TARGET") { Arity = ArgumentArity.ZeroOrOne, Description = "The machine whose settings are meant, as in other commands" };
        Option<bool> json = new("--json") { Description = "Print JSON" };
        ProgramCommand command = new(
            "config",
            "Show the settings that hold, and where each is from",
            ("rdfwd config", "for this machine"),
            ("rdfwd config ssh:host --json", "for another one, for a script"));
        command.Add(target);
        command.Add(json);
        command.SetAction(result =>
        {
            if (!TargetParser.TryParse(result.GetValue(target), out _, out string error))
                throw new SessionException(Failure.Usage, error);
            ConfigurationKeys keys = new(CommandTree.Create());
            ConfigurationFile file = ConfigurationFile.Load(ConfigurationFile.StandardPath, keys);
            IReadOnlyDictionary<string, ConfiguredValue> values = file.For(ConfiguredArguments.HostOf(result.GetValue(target)));
            if (result.GetValue(json))
                Console.Out.WriteLine(Json(keys, file, values));
            else
                Print(keys, file, values);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Print(ConfigurationKeys keys, ConfigurationFile file, IReadOnlyDictionary<string, ConfiguredValue> values)
    {
        Console.Out.WriteLine(File.Exists(file.Path) ? $"# {file.Path}" : $"# {file.Path} does not exist");
        foreach (string key in keys.Names)
        {
            ConfiguredValue? set = values.GetValueOrDefault(key);
            string value = set is null ? keys.Preset(key) : string.Join(", ", set.Values);
            Console.Out.WriteLine($"{key,-16} {(value.Length > 0 ? value : "-"),-24} {Origin(set)}");
        }
    }

    private static string Origin(ConfiguredValue? set) => set switch
    {
        null => "preset",
        { Section: "" } => string.Create(CultureInfo.InvariantCulture, $"line {set.Line}, defaults"),
        _ => string.Create(CultureInfo.InvariantCulture, $"line {set.Line}, host {set.Section}"),
    };

    private static string Json(ConfigurationKeys keys, ConfigurationFile file, IReadOnlyDictionary<string, ConfiguredValue> values)
    {
        using MemoryStream bytes = new();
        using (Utf8JsonWriter json = new(bytes))
        {
            json.WriteStartObject();
            json.WriteString("file", file.Path);
            json.WriteStartObject("settings");
            foreach (string key in keys.Names)
            {
                ConfiguredValue? set = values.GetValueOrDefault(key);
                json.WriteStartObject(key);
                if (keys.TakesSeveral(key))
                {
                    json.WriteStartArray("value");
                    foreach (string value in set?.Values ?? [])
                        json.WriteStringValue(value);
                    json.WriteEndArray();
                }
                else
                {
                    json.WriteString("value", set is null ? keys.Preset(key) : set.Values[0]);
                }

                json.WriteString("from", set is null ? "preset" : set.Section.Length == 0 ? "defaults" : "host");
                if (set is not null)
                    json.WriteNumber("line", set.Line);
                if (set is { Section.Length: > 0 })
                    json.WriteString("host", set.Section);
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
