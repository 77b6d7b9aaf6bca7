namespace Rdfwd.Bench.Quality;

/// <summary>How good the pictures of a run were.</summary>
/// <param name="Samples">Pictures that were looked at while it ran.</param>
/// <param name="PsnrDb">Their mean, dB; NaN without samples.</param>
/// <param name="Ssim">Their mean; NaN without samples.</param>
/// <param name="WorstSsim">Of the worst one; NaN without samples.</param>
/// <param name="ExactMs">From the last change until the near window was exactly the far one; NaN when it never was.</param>
public sealed record QualityFound(int Samples, double PsnrDb, double Ssim, double WorstSsim, double ExactMs);
