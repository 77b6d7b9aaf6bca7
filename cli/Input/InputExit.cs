using Rdfwd.Input;
using Rdfwd.Interop;
using Rdfwd.Wire;

namespace Rdfwd.Cli.Input;

/// <summary>Runs an input command; a failure becomes a sentence on standard error and an exit code (rdfwd-input(1), "Exit status").</summary>
internal static class InputExit
{
    public const int Ok = 0;
    public const int ConnectionLost = 3;
    public const int Timeout = 4;
    public const int ProtocolError = 21;
    public const int PermissionDenied = 22;
    public const int FileFailed = 23;
    public const int SystemFailed = 26;
    public const int NoDevice = 30;
    public const int DeviceBusy = 31;
    public const int DeviceGone = 32;
    public const int DeviceRefused = 33;

    public static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (RdfwdException exception)
        {
            Console.Error.WriteLine($"rdfwd: {exception.Message}");
            return CodeOf(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"rdfwd: {exception.Message}");
            return FileFailed;
        }
    }

    public static int CodeOf(RdfwdException exception) => exception switch
    {
        InputException input => input.Reason switch
        {
            InputFailure.NotFound => NoDevice,
            InputFailure.Permission => PermissionDenied,
            InputFailure.Busy => DeviceBusy,
            InputFailure.Unplugged => DeviceGone,
            InputFailure.Refused => DeviceRefused,
            InputFailure.BadFile => FileFailed,
            _ => SystemFailed,
        },
        ProtocolException => ProtocolError,
        LinkException { Reason: DisconnectReason.Timeout } => Timeout,
        LinkException => ConnectionLost,
        _ => SystemFailed,
    };
}
