using System.Text.Json;
using Rdfwd.Tests.Support;

namespace Rdfwd.EndToEnd.Tests;

/// <summary>What the configuration file changes.</summary>
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("defaults:\n  clipbord: off\n", "line 2: 'clipbord' is unknown here; did you mean clipboard?")]
    [InlineData("default:\n  clipboard: off\n", "line 1: 'default' is unknown here; did you mean defaults?")]
    [InlineData("defaults:\n  clipboard: maybe\n", "line 2: clipboard: ")]
    [InlineData("hosts:\n  work:\n    reconnect: yes\n    idle-timeout: soon\n", "line 4: idle-timeout: 'soon' is not a time")]
    [InlineData("hosts:\n  work:\n    ssh: [a, b]\n", "line 3: ssh takes one value")]
    [InlineData("hosts:\n  work:\n    hotkey: leftctrl+f122\n", "line 3: hotkey: The chord 'leftctrl+f122' has the unknown key 'f122'; did you mean f12?")]
    [InlineData("defaults: {clipboard: off\n", "this is not YAML")]
    public void Mistake_InTheFile_IsNamedWithItsLine(string text, string message)
    {
        using Machine machine = new();
        string path = Write(machine, text);

        foreach (string command in (string[])["config", "list"])
        {
            CommandResult result = machine.Rdfwd(command);
            Assert.Equal(29, result.Status);
            Assert.StartsWith($"rdfwd: {path}, ", result.Error, StringComparison.Ordinal);
            Assert.Contains(message, result.Error, StringComparison.Ordinal);
        }

        // Who needs help with the file can ask for it.
        Assert.Equal(0, machine.Rdfwd("list", "--help").Status);
    }

    [Fact]
    public void Config_OfATarget_ShowsWhatHoldsAndWhereItIsFrom()
    {
        using Machine machine = new();
        Write(machine, "defaults:\n  clipboard: to-far\n  encoding: lossless\nhosts:\n  '*.example.org':\n    encoding: h264\n  gpu.example.org:\n    clipboard: off\n    env: [A=1, B=2]\n");

        using JsonDocument here = JsonDocument.Parse(machine.Rdfwd("config", "--json").Output);
        using JsonDocument there = JsonDocument.Parse(machine.Rdfwd("config", "ssh:me@gpu.example.org", "--json").Output);

        Assert.Equal(("to-far", "defaults"), Setting(here, "clipboard"));
        Assert.Equal(("lossless", "defaults"), Setting(here, "encoding"));
        Assert.Equal(("yes", "preset"), Setting(here, "reconnect"));
        Assert.Equal(("off", "host"), Setting(there, "clipboard"));
        Assert.Equal(("h264", "host"), Setting(there, "encoding"));
        Assert.Equal(6, there.RootElement.GetProperty("settings").GetProperty("encoding").GetProperty("line").GetInt32());
        Assert.Equal(["A=1", "B=2"], there.RootElement.GetProperty("settings").GetProperty("env").GetProperty("value").EnumerateArray().Select(value => value.GetString()));
        Assert.Matches(@"(?m)^encoding +h264 +line 6, host \*\.example\.org$", machine.Rdfwd("config", "ssh:gpu.example.org").Output);
    }

    [Fact]
    public void Start_WithASetting_TakesItUnlessTheLineSaysOtherwise()
    {
        using Machine machine = new();
        machine.Environment["XDG_CONFIG_HOME"] = Path.Combine(machine.Home, "settings");
        Write(machine, "defaults:\n  env: [WHO=file]\n  attach: no\n", "settings");
        string said = Path.Combine(machine.Home, "said");

        Expect.Success(machine.Rdfwd("start", "--child", $"sh -c 'echo $WHO >> {said}'"));
        Wait.Until("the file counts", () => File.Exists(said) && File.ReadAllText(said) == "file\n");
        Expect.Success(machine.Rdfwd("start", "--env=WHO=line", "--child", $"sh -c 'echo $WHO >> {said}'"));
        Wait.Until("the line wins", () => File.ReadAllText(said) == "file\nline\n");

        Write(machine, "hosts:\n  far:\n    ssh: no-such-ssh\n", "settings");
        Expect.Failure(5, machine.Rdfwd("input", "connect", "ssh:far", "kind:mouse"), "there is no program 'no-such-ssh'");
    }

    private static (string? Value, string? From) Setting(JsonDocument document, string key)
    {
        JsonElement setting = document.RootElement.GetProperty("settings").GetProperty(key);
        return (setting.GetProperty("value").GetString(), setting.GetProperty("from").GetString());
    }

    private static string Write(Machine machine, string text, string directory = ".config")
    {
        machine.Environment.TryAdd("XDG_CONFIG_HOME", "");
        string path = Path.Combine(machine.Home, directory, "rdfwd", "config.yaml");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
