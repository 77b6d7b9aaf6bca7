using System.Buffers;
using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Rdfwd.Input.Codes;
using Rdfwd.Input.Devices;
using Rdfwd.Input.Evdev;

namespace Rdfwd.Cli.Input;

/// <summary><c>rdfwd input list</c></summary>
internal static class InputListCommand
{
    public static Command Create()
    {
        Option<bool> json = new("--json") { Description = "print JSON" };
        Command command = new("list", "Show the input devices of this machine") { json };
        command.SetAction(result =>
        {
            IReadOnlyList<DeviceListing> devices = DeviceListing.All();
            if (result.GetValue(json))
                Console.Out.WriteLine(Json(devices));
            else
                Print(devices);
            return (int)ExitCode.Ok;
        });
        return command;
    }

    private static void Print(IReadOnlyList<DeviceListing> devices)
    {
        if (devices.Count == 0)
            Console.Out.WriteLine("This machine has no input devices.");
        foreach (DeviceListing device in devices)
        {
            DeviceId id = device.Description.Id;
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{device.Node,-20} {DeviceKinds.Name(DeviceKinds.Of(device.Description)),-14} {id.Vendor:x4}:{id.Product:x4} {CodeNames.Bus(id.Bus),-13} {device.Description.Name}"));
            foreach (string link in device.Links)
                Console.Out.WriteLine($"    {link}");
            if (device.Problem is not null)
                Console.Out.WriteLine($"    {device.Problem}");
            if (device.Holders.Count > 0)
                Console.Out.WriteLine("    open in " + string.Join(", ", device.Holders.Select(holder => string.Create(CultureInfo.InvariantCulture, $"{holder.Name} ({holder.Pid})"))));
        }
    }

    private static string Json(IReadOnlyList<DeviceListing> devices)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter writer = new(buffer, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
            foreach (DeviceListing device in devices)
                WriteDevice(writer, device);
            writer.WriteEndArray();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteDevice(Utf8JsonWriter writer, DeviceListing device)
    {
        DeviceDescription description = device.Description;
        writer.WriteStartObject();
        writer.WriteString("node", device.Node);
        writer.WriteString("name", description.Name);
        writer.WriteString("kind", DeviceKinds.Name(DeviceKinds.Of(description)));
        writer.WriteNumber("bus", description.Id.Bus);
        writer.WriteNumber("vendor", description.Id.Vendor);
        writer.WriteNumber("product", description.Id.Product);
        writer.WriteNumber("version", description.Id.Version);
        writer.WriteString("phys", description.Phys);
        writer.WriteString("uniq", description.Uniq);
        writer.WriteBoolean("usable", device.Problem is null);
        writer.WriteString("problem", device.Problem);
        writer.WriteStartArray("links");
        foreach (string link in device.Links)
            writer.WriteStringValue(link);
        writer.WriteEndArray();
        writer.WriteStartArray("open_in");
        foreach (DeviceHolder holder in device.Holders)
        {
            writer.WriteStartObject();
            writer.WriteNumber("pid", holder.Pid);
            writer.WriteString("name", holder.Name);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
