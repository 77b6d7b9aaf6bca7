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
    // More than may be under way at once.
    private const int MostKnown = 32;

    private readonly LinkPolicy _policy;
    private readonly string _where;
    private readonly Consent _consent;
    private readonly OpenGate _gate;
    private readonly ILogger _log;
    private readonly Lock _lock = new();

    // What the last links became, null while that is not known: the far end may ask again after a lost link.
    private readonly Dictionary<OpenLink, LinkOpened?> _known = [];
    private readonly Queue<OpenLink> _order = new();
    private WireConnection? _far;

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

    /// <summary>Answers at once or, where a person or a program decides, later. One that is asked for again is not opened again.</summary>
    public void Handle(OpenLink request, WireConnection connection)
    {
        lock (_lock)
        {
            _far = connection;
            if (_known.TryGetValue(request, out LinkOpened? answer))
            {
                if (answer is not null)
                    connection.Send(Channel.Control, answer);
                return;
            }
        }

        if (Refuse(request.Link, out string? link) is { } reason)
        {
            _log.LogInformation("A link of a far program is not opened: {Reason}", reason);
            connection.Send(Channel.Control, new LinkOpened(request.Id, LinkOutcome.Refused, reason));
            return;
        }

        Remember(request);
        Thread thread = new(() =>
        {
            try
            {
                Run(request, link!);
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

    private void Remember(OpenLink request)
    {
        lock (_lock)
        {
            if (_order.Count == MostKnown)
                _known.Remove(_order.Dequeue());
            _order.Enqueue(request);
            _known[request] = null;
        }
    }

    private void Run(OpenLink request, string link)
    {
        OpenQuestion question = new("Open a link?", $"A program{_where} wants to open this link here:\n{link}");
        if (_policy == LinkPolicy.Ask && _consent.Ask(question) is { } refusal)
            Answer(request, LinkOutcome.Refused, refusal);
        else
            DesktopOpener.Open(link, (outcome, reason) => Answer(request, outcome, reason));
    }

    // Over the link that is there now, or is lost without anybody knowing: then the far end asks again.
    private void Answer(OpenLink request, LinkOutcome outcome, string reason)
    {
        LinkOpened answer = new(request.Id, outcome, reason);
        lock (_lock)
        {
            if (_known.ContainsKey(request))
                _known[request] = answer;
            _far?.Send(Channel.Control, answer);
        }
    }
}
