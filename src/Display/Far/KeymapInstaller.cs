using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Logging;
using Rdfwd.Interop.Libc;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Display.Far;

/// <summary>
/// Gives the far display a viewer's keyboard map, so that keycodes mean the same at both ends. The X server's own compiler
/// (xkbcomp, which every X server needs) reads the map as text; when it refuses, setxkbmap sets the layout by its names.
/// </summary>
internal sealed class KeymapInstaller
{
    private const int TimeoutMs = 5000;

    private readonly string _displayName;
    private readonly string? _authorityFile;
    private readonly ILogger _log;
    private readonly Lock _lock = new();
    private Keymap? _installed;

    public KeymapInstaller(string displayName, string? authorityFile, ILogger log)
    {
        _displayName = displayName;
        _authorityFile = authorityFile;
        _log = log;
    }

    /// <summary>What is set and how, for reports.</summary>
    public string Description { get; private set; } = "the X server's default";

    /// <summary>Installs a map unless it is there already. Blocks for some tens of milliseconds; keys that follow are read with the new map.</summary>
    public void Install(Keymap keymap)
    {
        lock (_lock)
        {
            if (keymap == _installed)
                return;
            string names = string.Join('/', new[] { keymap.Layout, keymap.Variant, keymap.Options }.Where(n => n.Length > 0));
            if (keymap.Text.Length > 0 && Run("xkbcomp", ["-w0", "-", _displayName], ModifierMaps.KeepFirst(keymap.Text)))
                Description = $"the viewer's map ({names})";
            else if (keymap.Layout.Length > 0 && Run("setxkbmap", NamesArguments(keymap), ""))
                Description = $"by name ({names})";
            else
                Description = $"the X server's default: the viewer's map ({names}) could not be set, see the log";
            _installed = keymap;
            _log.LogInformation("Keyboard: {Description}", Description);
        }
    }

    private static List<string> NamesArguments(Keymap k)
    {
        List<string> arguments = ["-option", ""];
        void Add(string option, string value)
        {
            // A value that starts with a dash would be an option of its own.
            if (value.Length > 0 && value[0] != '-')
                arguments.AddRange([option, value]);
        }

        Add("-rules", k.Rules);
        Add("-model", k.Model);
        Add("-layout", k.Layout);
        Add("-variant", k.Variant);
        Add("-option", k.Options);
        return arguments;
    }

    private bool Run(string program, IEnumerable<string> arguments, string input)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["DISPLAY"] = _displayName;
        if (_authorityFile is not null)
            start.Environment["XAUTHORITY"] = _authorityFile;
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            process.StandardInput.Write(input);
            process.StandardInput.Close();
            if (!process.WaitForExit(TimeoutMs))
            {
                process.Kill();
                _log.LogWarning("{Program} did not end within {Timeout} ms", program, TimeoutMs);
                return false;
            }

            if (process.ExitCode == 0)
                return true;
            _log.LogWarning("{Program} refused the keyboard map: {Errors}", program, errors.Result);
            return false;
        }
        catch (Exception e) when (e is System.ComponentModel.Win32Exception or IOException)
        {
            _log.LogWarning("Cannot run {Program}: {Message}", program, SystemWords.Of(e));
            return false;
        }
    }
}
