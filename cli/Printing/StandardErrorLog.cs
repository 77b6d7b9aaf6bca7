using Microsoft.Extensions.Logging;

namespace Rdfwd.Cli.Printing;

/// <summary>Log lines on standard error, for <c>--verbose</c>.</summary>
internal sealed class StandardErrorLog : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        return null;
    }

    public bool IsEnabled(LogLevel logLevel)
    {
        return true;
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        Console.Error.WriteLine($"rdfwd: {formatter(state, exception)}{(exception is null ? "" : $": {exception}")}");
    }
}
