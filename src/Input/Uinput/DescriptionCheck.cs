using System.Globalization;
using System.Text;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;

namespace Rdfwd.Input.Uinput;

/// <summary>Finds what uinput would refuse before it is asked, so that the answer can name the field (drivers/input/misc/uinput.c).</summary>
public static class DescriptionCheck
{
    /// <summary>The first fault in words, or null.</summary>
    public static string? Find(DeviceDescription device)
    {
        if (device.Name.Length == 0)
            return "it has no name";
        if (device.Phys.Contains('\0', StringComparison.Ordinal) || device.Name.Contains('\0', StringComparison.Ordinal))
            return "its name has a NUL in it";
        if (Encoding.UTF8.GetByteCount(device.Phys) >= InputLimits.NameBytes)
            return "its physical path is too long";
        if (device.Types[EventType.Ff] && device.EffectsMax is < 1 or > InputLimits.Effects)
            return string.Create(CultureInfo.InvariantCulture, $"it has force feedback for {device.EffectsMax} effects, and 1 to {InputLimits.Effects} are possible");
        foreach (int axis in device.Codes(EventType.Abs).Members())
        {
            AbsInfo info = device.Axis(axis);
            string name = CodeNames.Code(EventType.Abs, axis);
            if ((info.Minimum != 0 || info.Maximum != 0) && info.Maximum < info.Minimum)
                return string.Create(CultureInfo.InvariantCulture, $"the maximum {info.Maximum} of {name} is below its minimum {info.Minimum}");
            if (info.Flat > (long)info.Maximum - info.Minimum)
                return string.Create(CultureInfo.InvariantCulture, $"the flat {info.Flat} of {name} is more than its range");
            if (axis == Code.AbsMtSlot && info.Maximum >= InputLimits.Slots)
                return string.Create(CultureInfo.InvariantCulture, $"its {(long)info.Maximum + 1} touch slots are more than {InputLimits.Slots}");
        }
        return null;
    }
}
