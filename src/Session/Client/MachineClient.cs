using Rdfwd.Session.Targets;
using Rdfwd.Session.Transports;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Client;

/// <summary>Asks a machine what needs no session there.</summary>
public static class MachineClient
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(60);

    /// <summary>The answer to a verb of <see cref="Connecting.OpenVerbs"/> as JSON. Throws <see cref="SessionException"/>.</summary>
    public static string Ask(Target target, ConnectionOptions options, string verb)
    {
        using FarEnd far = FarEnd.Connect(target, options, Roles.Control, options.Cancel);
        return far.Ask(new Open(verb, "", new Dictionary<string, string[]>()), AnswerTime, options.Cancel).Json;
    }
}
