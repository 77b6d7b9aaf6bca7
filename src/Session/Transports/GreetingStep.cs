namespace Rdfwd.Session.Transports;

/// <summary>What <see cref="Greeting"/> has seen.</summary>
internal enum GreetingStep
{
    More,

    /// <summary>The protocol begins with the next byte.</summary>
    Preamble,

    /// <summary>There is no rdfwd; <see cref="Greeting.Argument"/> says which system and processor it is.</summary>
    Missing,

    /// <summary>The copy arrived; the preamble follows.</summary>
    Deployed,

    /// <summary>The copy failed; <see cref="Greeting.Argument"/> names the step.</summary>
    DeployFailed,

    TooMuchNoise,
}
