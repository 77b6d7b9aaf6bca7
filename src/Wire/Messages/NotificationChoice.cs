namespace Rdfwd.Wire.Messages;

/// <summary>An action of a notification.</summary>
/// <param name="Key">What the program hears when it is chosen; <c>default</c> is a click on the notification itself.</param>
/// <param name="Label">What the person reads.</param>
public readonly record struct NotificationChoice(string Key, string Label);
