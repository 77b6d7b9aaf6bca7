using System.Text.Json;
using Rdfwd.Display.Codecs.Video;
using Rdfwd.Interop;
using Rdfwd.Interop.Libc;
using Rdfwd.Session.Directories;
using Rdfwd.Session.Processes;

namespace Rdfwd.Session.Health;

/// <summary>
/// Tries every codec of this machine in a process of its own (<c>rdfwd _codecs</c>): libavcodec and what it pulls in take as much memory as
/// all the rest of a quiet session, and a driver that crashes takes nothing else along. Any thread.
/// </summary>
public static class CodecTrial
{
    private const int MaxAnswerBytes = 256 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly Lock Gate = new();
    private static CodecTrials? _found;

    /// <summary>The codecs of this machine; tried at the first question and kept. A trial that fails says so and is made again at the next one.</summary>
    public static CodecTrials Ask()
    {
        lock (Gate)
        {
            if (_found is not null)
                return _found;
            try
            {
                return _found = Read(Environment.ProcessPath ?? "/proc/self/exe");
            }
            catch (Exception e) when (e is RdfwdException or JsonException)
            {
                CodecSelection unknown = new("", $"The codecs could not be tried: {e.Message}", []);
                return new CodecTrials(unknown, unknown);
            }
        }
    }

    /// <summary>The answer as the process gives it.</summary>
    public static string Format(CodecTrials trials) => JsonSerializer.Serialize(trials, SessionJson.Default.CodecTrials);

    private static CodecTrials Read(string program)
    {
        (SafeFileDescriptor reader, SafeFileDescriptor writer) = FileDescriptors.CreatePipe();
        using (reader)
        {
            ChildProcess child;
            using (writer)
                child = ProcessSpawner.Spawn(new ProcessStart { FileName = program, Arguments = ["_codecs"], StandardOutput = writer.Descriptor, NewSession = true, WorkingDirectory = "/" });
            using (child)
            {
                try
                {
                    string answer = ChildAnswer.Read(reader, MaxAnswerBytes, Patience, $"this took longer than {Patience.TotalSeconds:0} seconds", _ => false);
                    return JsonSerializer.Deserialize(answer, SessionJson.Default.CodecTrials) ?? throw new JsonException("the answer is empty.");
                }
                finally
                {
                    _ = child.Kill(Libc.SIGKILL);
                    _ = child.WaitForExit(Patience);
                }
            }
        }
    }
}
