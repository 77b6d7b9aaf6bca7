using System.Reflection;
using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Tests.Native;

/// <summary>What a bindings class and its namespace declare.</summary>
public static class Bindings
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    public static IEnumerable<Type> Structs(HeaderSet headers) =>
        headers.Bindings.Assembly.GetTypes().Where(t =>
            t.Namespace == headers.Bindings.Namespace && t is { IsValueType: true, IsEnum: false, IsNested: false }
            && !char.IsUpper(t.Name[0]) && t.Name[0] != '<' && !headers.Absent.Contains(t.Name) && t.GetFields(All).Length > 0);

    /// <summary>Fields that programs may use: the names of those that begin with two underscores change with the headers.</summary>
    public static IEnumerable<FieldInfo> Fields(Type type) =>
        type.GetFields(All).Where(f => !f.IsStatic && !f.Name.StartsWith("__", StringComparison.Ordinal));

    public static IEnumerable<FieldInfo> Constants(HeaderSet headers) =>
        headers.Bindings.GetFields(All).Where(f => f.IsLiteral && f.FieldType.IsPrimitive && !headers.Absent.Contains(f.Name));

    public static IEnumerable<(MethodInfo Method, string Library, string Symbol)> Imports(Type bindings) =>
        from method in bindings.GetMethods(All)
        let import = method.GetCustomAttribute<LibraryImportAttribute>()
        where import is not null
        select (method, import.LibraryName, import.EntryPoint ?? method.Name);

    public static IEnumerable<Type> ImportingTypes =>
        typeof(RdfwdException).Assembly.GetTypes().Where(t => Imports(t).Any());
}
