using Rdfwd.Interop.DBus;
using Rdfwd.Session.Bus;

namespace Rdfwd.Session.Services;

/// <content>Asks the person by a notification whether a link or file may be opened; one at a time.</content>
internal sealed partial class NearBus
{
    private const string OpenKey = "open";

    private Action<bool?>? _answer;
    private uint _questionId;
    private long _questionEndsUs;

    /// <summary>Asks and waits; null when nobody can be asked so. Any thread but this one.</summary>
    public bool? AskToOpen(OpenQuestion question, TimeSpan time)
    {
        if (!_capabilities.Contains("actions"))
            return null;
        ManualResetEventSlim done = new();
        bool? result = false;
        bool posted = Post(() => Ask(question, time, agreed =>
        {
            result = agreed;
            done.Set();
        }));
        if (!posted)
            return null;
        // Longer than the question lives; a bus that is stuck or gone answers nothing.
        return done.Wait(time + TimeSpan.FromSeconds(2)) ? result : false;
    }

    private void Ask(OpenQuestion question, TimeSpan time, Action<bool?> answer)
    {
        _questionEndsUs = NowUs + (long)time.TotalMicroseconds;
        _questionId = 0;
        Volatile.Write(ref _answer, answer);
        BusMessage call = ToServer("Notify", starts: true);
        BusWriter arguments = call.Write();
        arguments.Write("rdfwd");
        arguments.Write(0u);
        arguments.Write("dialog-question");
        arguments.Write(question.Title);
        arguments.Write(NotificationMarkup.Escape(question.Text, _capabilities.Contains("body-markup")));
        arguments.Write((string[])[OpenKey, "Open", "no", "Do not open"]);
        BusWriter hints = arguments.Open(DBus.DBUS_TYPE_ARRAY, "{sv}");
        arguments.Close(ref hints);
        arguments.Write((int)time.TotalMilliseconds);
        Call(call, told =>
        {
            if (told.Type != DBus.DBUS_MESSAGE_TYPE_METHOD_RETURN)
            {
                EndQuestion(agreed: null);
                return;
            }

            uint id = told.Read().ReadUInt32();
            if (Volatile.Read(ref _answer) is null)
                CloseAtServer(id);
            else
                _questionId = id;
        });
    }

    private void EndQuestion(bool? agreed)
    {
        _questionId = 0;
        Interlocked.Exchange(ref _answer, null)?.Invoke(agreed);
    }

    /// <summary>Ends a question that nobody answers; returns the milliseconds until then, or -1.</summary>
    private long CheckQuestion()
    {
        if (Volatile.Read(ref _answer) is null)
            return -1;
        long leftUs = _questionEndsUs - NowUs;
        if (leftUs > 0)
            return (leftUs / 1000) + 1;
        CloseAtServer(_questionId);
        EndQuestion(agreed: false);
        return -1;
    }
}
