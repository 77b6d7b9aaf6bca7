using Rdfwd.Input.Codes;
using Rdfwd.Input.Evdev;
using Rdfwd.Input.Links;
using Rdfwd.Interop.Evdev;

namespace Rdfwd.Input.Sources;

/// <summary>
/// Carries out force feedback on a real device, in order, on a thread of its own, because hardware may take its time. Borrows the
/// device; dispose before the device is closed. When its queue is full, further orders are dropped. No effect outlives it.
/// </summary>
internal sealed class EffectWorker : IDisposable
{
    private const int QueueLength = 256;

    private readonly EvdevDevice _device;
    private readonly IInputLog _log;
    private readonly EffectMap _map = new();
    private readonly Queue<Order> _orders = new(QueueLength);
    private readonly Thread _thread;
    private bool _ended;

    public EffectWorker(EvdevDevice device, IInputLog log)
    {
        _device = device;
        _log = log;
        _thread = new Thread(Work) { Name = "force-feedback", IsBackground = true };
        _thread.Start();
    }

    public void Upload(ff_effect effect) => Post(new(Kind.Upload, effect, default));

    public void Erase(int id) => Post(new(Kind.Erase, new ff_effect { id = (short)id }, default));

    /// <summary>Plays or stops an effect, or sets the gain or the centring.</summary>
    public void Command(InputEvent e) => Post(new(Kind.Command, default, e));

    /// <summary>Stops every effect; they stay on the device.</summary>
    public void StopAll() => Post(new(Kind.StopAll, default, default));

    /// <summary>Waits for the order under way and takes all effects off the device.</summary>
    public void Dispose()
    {
        lock (_orders)
        {
            _ended = true;
            _orders.Clear();
            Monitor.Pulse(_orders);
        }
        _thread.Join(TimeSpan.FromSeconds(1));
    }

    private void Post(Order order)
    {
        lock (_orders)
        {
            if (_ended || _orders.Count >= QueueLength)
                return;
            _orders.Enqueue(order);
            Monitor.Pulse(_orders);
        }
    }

    private void Work()
    {
        while (Next() is { } order)
            CarryOut(order);
        // The device stays open for the next link, and with it whatever it plays.
        for (int clone = 0; clone < InputLimits.Effects; clone++)
        {
            if (_map.Remove(clone) is >= 0 and int id)
                _device.EraseEffect(id);
        }
    }

    private Order? Next()
    {
        lock (_orders)
        {
            while (!_ended && _orders.Count == 0)
                Monitor.Wait(_orders);
            return _ended ? null : _orders.Dequeue();
        }
    }

    private void CarryOut(Order order)
    {
        switch (order.Kind)
        {
            case Kind.Upload:
                ff_effect effect = order.Effect;
                int clone = effect.id;
                if (!_map.CanHold(clone) || effect.type == Code.FfCustom)
                    return;
                effect.id = (short)_map.Find(clone);
                int real = _device.UploadEffect(ref effect);
                if (real >= 0)
                    _map.Set(clone, real);
                else
                    _log.Detail($"\"{_device.Description.Name}\" did not take a force-feedback effect.");
                break;
            case Kind.Erase:
                if (_map.Remove(order.Effect.id) is >= 0 and int id)
                    _device.EraseEffect(id);
                break;
            case Kind.StopAll:
                for (ushort every = 0; every < InputLimits.Effects; every++)
                    Play(new(EventType.Ff, every, 0));
                break;
            case Kind.Command:
                Play(order.Event);
                break;
        }
    }

    private void Play(InputEvent e)
    {
        if (e.Code is Code.FfGain or Code.FfAutocenter)
            _device.Write([e]);
        else if (_map.Find(e.Code) is >= 0 and int id)
            _device.Write([e with { Code = (ushort)id }]);
    }

    private enum Kind
    {
        Upload,
        Erase,
        Command,
        StopAll,
    }

    private sealed record Order(Kind Kind, ff_effect Effect, InputEvent Event);
}
