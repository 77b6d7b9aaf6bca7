namespace Rdfwd.Cli.Bench.Input;

/// <summary>What a stream of many events came to.</summary>
/// <param name="Sent">Events, reports counted.</param>
/// <param name="PerSecond">At which rate.</param>
/// <param name="Lost">Frames that never came.</param>
/// <param name="OutOfOrder">Frames that came after a later one.</param>
/// <param name="Overruns">Times that the benchmark itself was too late for its own reading.</param>
internal sealed record InputRate(int Sent, double PerSecond, int Lost, int OutOfOrder, int Overruns);
