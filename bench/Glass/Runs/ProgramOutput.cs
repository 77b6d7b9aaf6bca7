using Rdfwd.Interop;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Bench.Runs;

/// <summary>Runs short commands for what they print.</summary>
internal static unsafe class ProgramOutput
{
    /// <summary>Standard output; null when the program is missing or fails.</summary>
    public static string? Read(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            ChildProcess process;
            using (writer)
            {
                try
                {
                    process = ProcessSpawner.Spawn(new ProcessStart { FileName = program, Arguments = arguments, Environment = environment, StandardOutput = writer.Descriptor });
                }
                catch (NativeException)
                {
                    return null;
                }
            }

            using (process)
            {
                using MemoryStream text = new();
                byte[] buffer = new byte[16384];
                nint n;
                fixed (byte* p = buffer)
                {
                    while ((n = Libc.read(reader, p, (nuint)buffer.Length)) > 0)
                        text.Write(buffer.AsSpan(0, (int)n));
                }

                _ = process.WaitForExit(TimeSpan.FromSeconds(20));
                return process.TryGetExit(out int code, out _) && code == 0 ? System.Text.Encoding.UTF8.GetString(text.ToArray()) : null;
            }
        }
    }
}
