using Rdfwd.Interop.Xcb;
using static Rdfwd.Interop.Xcb.Xcb;

namespace Rdfwd.Display.Clipboard;

/// <content>The connection is gone, perhaps in the midst of what an owner here gives.</content>
public sealed unsafe partial class ClipboardBridge
{
    private sealed partial class Worker
    {
        // Owners give a local reader hundreds of megabytes in this time; one that never ends is left alone then.
        private const long LeavingUs = 60_000_000;

        private readonly ManualResetEventSlim _ended = new();
        private long _leaveByUs;
        private bool _retired;
        private bool _ending;

        /// <summary>Ends this, at once or when owners here have given what they were about to give.</summary>
        public void Retire()
        {
            if (_retired)
                return;
            _retired = true;
            bool owing = false;
            Invoke(() => owing = Leave());
            if (!owing)
                End();
        }

        public void AwaitEnd(TimeSpan atMost) => _ended.Wait(atMost);

        /// <summary>Gives up all but what owners here are about to give; false when that is nothing. Waits for no server.</summary>
        private bool Leave()
        {
            Give[] begun = [.. _gives.Values.Where(give => give.Question.Target == 0)];
            foreach (Give give in begun)
                _discards[give.Window] = (NowUs, give.Transfer.Incremental, give.Owner);
            _gives.Clear();
            _draining.Clear();
            _pastes.Clear();
            if (_discards.Count == 0 || X.IsBroken)
                return false;
            _leaveByUs = NowUs + LeavingUs;
            Lost += _ => EndSoon();
            // The selections go with their owner's window.
            xcb_destroy_window(X.Handle, _window);
            Post(() => Array.ForEach(begun, give => Discard(give.Window)));
            return true;
        }

        private long TickLeaving(long now)
        {
            TickDiscards(now);
            if (_discards.Count == 0 || now >= _leaveByUs)
                EndSoon();
            return TickUs;
        }

        // A thread cannot wait for itself.
        private void EndSoon()
        {
            if (_ending)
                return;
            _ending = true;
            ThreadPool.QueueUserWorkItem(_ => End());
        }

        private void End()
        {
            Dispose();
            _ended.Set();
        }
    }
}
