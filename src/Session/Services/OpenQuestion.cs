namespace Rdfwd.Session.Services;

/// <summary>What a person is asked before something is opened for a far program.</summary>
/// <param name="Title">As in "Open a link?".</param>
/// <param name="Text">Who wants to open what; plain text, lines of it from the far end are made safe before.</param>
internal readonly record struct OpenQuestion(string Title, string Text);
