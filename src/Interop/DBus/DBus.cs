using System.Runtime.InteropServices;

namespace Rdfwd.Interop.DBus;

/// <summary>
/// libdbus-1 (dbus/dbus.h): private connections, messages and their iterators. Objects are counted references; what a
/// message's getters return lives as long as the message. A string that is not valid UTF-8, or a name that is not well
/// formed, ends the process inside the library: give it only what was checked.
/// </summary>
public static unsafe partial class DBus
{
    public const int DBUS_MESSAGE_TYPE_METHOD_CALL = 1;
    public const int DBUS_MESSAGE_TYPE_METHOD_RETURN = 2;
    public const int DBUS_MESSAGE_TYPE_ERROR = 3;
    public const int DBUS_MESSAGE_TYPE_SIGNAL = 4;

    public const int DBUS_TYPE_INVALID = 0;
    public const int DBUS_TYPE_BYTE = 'y';
    public const int DBUS_TYPE_BOOLEAN = 'b';
    public const int DBUS_TYPE_INT32 = 'i';
    public const int DBUS_TYPE_UINT32 = 'u';
    public const int DBUS_TYPE_STRING = 's';
    public const int DBUS_TYPE_ARRAY = 'a';
    public const int DBUS_TYPE_VARIANT = 'v';
    public const int DBUS_TYPE_STRUCT = 'r';
    public const int DBUS_TYPE_DICT_ENTRY = 'e';

    public const int DBUS_NAME_FLAG_REPLACE_EXISTING = 2;
    public const int DBUS_NAME_FLAG_DO_NOT_QUEUE = 4;
    public const int DBUS_REQUEST_NAME_REPLY_PRIMARY_OWNER = 1;

    private static readonly Lazy<bool> Loaded = new(() => NativeLibrary.TryLoad(Libraries.DBus, out _));

    /// <summary>Whether the library is installed.</summary>
    public static bool IsAvailable => Loaded.Value;

    /// <summary>Why D-Bus cannot be used, and what to do, as a clause; empty when it can.</summary>
    public static string Reason => IsAvailable ? "" : "libdbus is not installed; install the package libdbus-1-3";

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_error_init(dbus_error* error);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_error_free(dbus_error* error);

    [LibraryImport(Libraries.DBus, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint dbus_connection_open_private(string address, dbus_error* error);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_connection_close(nint connection);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_connection_unref(nint connection);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_connection_set_exit_on_disconnect(nint connection, uint exit_on_disconnect);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_connection_get_is_connected(nint connection);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_connection_get_unix_fd(nint connection, int* fd);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_connection_read_write(nint connection, int timeout_milliseconds);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_connection_has_messages_to_send(nint connection);

    [LibraryImport(Libraries.DBus)]
    public static partial nint dbus_connection_pop_message(nint connection);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_connection_send(nint connection, nint message, uint* client_serial);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_bus_register(nint connection, dbus_error* error);

    [LibraryImport(Libraries.DBus, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int dbus_bus_request_name(nint connection, string name, uint flags, dbus_error* error);

    /// <summary>With a null error it waits for no answer.</summary>
    [LibraryImport(Libraries.DBus, StringMarshalling = StringMarshalling.Utf8)]
    public static partial void dbus_bus_add_match(nint connection, string rule, dbus_error* error);

    [LibraryImport(Libraries.DBus, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint dbus_message_new_method_call(string bus_name, string path, string iface, string method);

    [LibraryImport(Libraries.DBus, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint dbus_message_new_signal(string path, string iface, string name);

    [LibraryImport(Libraries.DBus)]
    public static partial nint dbus_message_new_method_return(nint method_call);

    [LibraryImport(Libraries.DBus, StringMarshalling = StringMarshalling.Utf8)]
    public static partial nint dbus_message_new_error(nint reply_to, string error_name, string error_message);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_message_unref(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial int dbus_message_get_type(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial byte* dbus_message_get_path(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial byte* dbus_message_get_interface(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial byte* dbus_message_get_member(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial byte* dbus_message_get_sender(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial byte* dbus_message_get_error_name(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_message_get_no_reply(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_message_set_no_reply(nint message, uint no_reply);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_message_set_auto_start(nint message, uint auto_start);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_message_get_reply_serial(nint message);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_message_iter_init(nint message, dbus_message_iter* iter);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_message_iter_next(dbus_message_iter* iter);

    [LibraryImport(Libraries.DBus)]
    public static partial int dbus_message_iter_get_arg_type(dbus_message_iter* iter);

    [LibraryImport(Libraries.DBus)]
    public static partial int dbus_message_iter_get_element_type(dbus_message_iter* iter);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_message_iter_recurse(dbus_message_iter* iter, dbus_message_iter* sub);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_message_iter_get_basic(dbus_message_iter* iter, void* value);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_message_iter_get_fixed_array(dbus_message_iter* iter, void* value, int* n_elements);

    [LibraryImport(Libraries.DBus)]
    public static partial void dbus_message_iter_init_append(nint message, dbus_message_iter* iter);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_message_iter_append_basic(dbus_message_iter* iter, int type, void* value);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_message_iter_append_fixed_array(dbus_message_iter* iter, int element_type, void* value, int n_elements);

    [LibraryImport(Libraries.DBus, StringMarshalling = StringMarshalling.Utf8)]
    public static partial uint dbus_message_iter_open_container(dbus_message_iter* iter, int type, string? contained_signature, dbus_message_iter* sub);

    [LibraryImport(Libraries.DBus)]
    public static partial uint dbus_message_iter_close_container(dbus_message_iter* iter, dbus_message_iter* sub);
}
