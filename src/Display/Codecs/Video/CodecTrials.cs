namespace Rdfwd.Display.Codecs.Video;

/// <summary>Which codecs a machine would use, with every one of the tables tried.</summary>
/// <param name="Encoder">For what moves at the far end.</param>
/// <param name="Decoder">For what moves at the near end.</param>
public sealed record CodecTrials(CodecSelection Encoder, CodecSelection Decoder);
