using Rdfwd.Interop.Xcb;

namespace Rdfwd.Display.Composing;

/// <summary>What is to be done next.</summary>
/// <param name="Kind">What.</param>
/// <param name="Key">The event that this is about, for <see cref="CompositionStepKind.Offer"/> and <see cref="CompositionStepKind.Send"/>.</param>
/// <param name="Number">Of an offered key.</param>
/// <param name="Held">What to do, for <see cref="CompositionStepKind.Run"/>.</param>
internal sealed record CompositionStep(CompositionStepKind Kind, xcb_key_press_event_t Key = default, long Number = 0, Action? Held = null);
