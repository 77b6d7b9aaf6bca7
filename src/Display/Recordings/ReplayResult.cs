namespace Rdfwd.Display.Recordings;

/// <summary>What sending a recording again took.</summary>
/// <param name="Windows">Windows that had frames.</param>
/// <param name="Changes">Frames of the recording.</param>
/// <param name="Frames">Frames made of them.</param>
/// <param name="Refinements">How many of those only made things exact.</param>
/// <param name="Bytes">Of their data.</param>
/// <param name="Codecs">Bytes by codec.</param>
/// <param name="RecordedSeconds">How long the recording is.</param>
/// <param name="Gaps">How often the link was lost meanwhile and made again.</param>
/// <param name="MissingSeconds">How long it was lost in all; part of how long the recording is.</param>
/// <param name="EncodeSeconds">Time in the encoder, all frames together.</param>
/// <param name="EncodeP50Us">Half of the frames took less, µs.</param>
/// <param name="EncodeP95Us">95 of 100 took less, µs.</param>
/// <param name="EncodeP99Us">99 of 100 took less, µs.</param>
/// <param name="ProcessorSeconds">Processor time of this program meanwhile, reading the recording included.</param>
/// <param name="Whole">False when the recording was cut off.</param>
/// <param name="Exact">Every window was exact at the end.</param>
/// <param name="Sha256">Of all that would have been sent: the same recording, options, program and libraries give the same.</param>
public sealed record ReplayResult(
    int Windows,
    long Changes,
    long Frames,
    long Refinements,
    long Bytes,
    IReadOnlyDictionary<string, long> Codecs,
    double RecordedSeconds,
    int Gaps,
    double MissingSeconds,
    double EncodeSeconds,
    long EncodeP50Us,
    long EncodeP95Us,
    long EncodeP99Us,
    double ProcessorSeconds,
    bool Whole,
    bool Exact,
    string Sha256);
