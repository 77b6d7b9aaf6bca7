using Microsoft.Extensions.Logging;
using Rdfwd.Session.Client;
using Rdfwd.Wire;
using Rdfwd.Wire.Messages;

namespace Rdfwd.Session.Services;

/// <summary>
/// Opens links of far programs with this machine's xdg-open, as far as its user allows. <see cref="Handle"/> belongs to the thread that reads the
/// connection; each link has a thread of its own (open-link) while it is asked for and opened.
/// </summary>
internal sealed class LinkOpener
{
    private readonly LinkPolicy _policy;
    private readonly string _where;
    private readonly Consent _consent;
    private readonly OpenGate _gate;
    private readonly ILogger _log;

    /// <param name="policy">What the user allows.</param>
    /// <param name="where">Where the far programs run.</param>
    /// <param name="consent">Asks the user.</param>
    /// <param name="gate">How much may be opened.</param>
    /// <param name="log">Gets what happens.</param>
    public LinkOpener(LinkPolicy policy, string where, Consent consent, OpenGate gate, ILogger log)
    {
        _policy = policy;
        _where = where;
        _consent = consent;
        _gate = gate;
        _log = log;
    }

    /// <summary>Answers at once or, where a person or a program decides, later.</summary>
    public void Handle(OpenLink request, WireConnection connection)
    {
        if (Refuse(request.Link, out string? link) is { } reason)
        {
            _log.LogInformation("A link of a far program is not opened: {Reason}", reason);
            connection.Send(Channel.Control, new LinkOpened(request.Id, LinkOutcome.Refused, reason));
            return;
        }

        Thread thread = new(() =>
        {
            try
            {
                Run(request.Id, link!, connection);
            }
            finally
            {
                _gate.Leave();
            }
        })
        {
            IsBackground = true,
            Name = "open-link",
        };
        thread.Start();
    }

    private string? Refuse(string text, out string? link)
    {
        link = null;
        if (_policy == LinkPolicy.No)
            return "links are not opened at the near end; its user would have to attach with --open=ask or --open=yes";
        if (!LinkRule.TryAccept(text, out link, out string reason))
            return reason;
        return _gate.TryEnter() ? null : "too many links were opened in a short time";
    }

    private void Run(uint id, string link, WireConnection connection)
    {
        OpenQuestion question = new("Open a link?", $"A program{_where} wants to open this link here:\n{link}");
        if (_policy == LinkPolicy.Ask && _consent.Ask(question) is { } refusal)
        {
            connection.Send(Channel.Control, new LinkOpened(id, LinkOutcome.Refused, refusal));
            return;
        }

        DesktopOpener.Open(link, (outcome, reason) => connection.Send(Channel.Control, new LinkOpened(id, outcome, reason)));
    }
}
