namespace Rdfwd.Interop.Tests.Native;

/// <summary>The probe could not be compiled or run.</summary>
public sealed class CompilerFailedException(string message) : Exception(message);
