using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.InteropServices;

namespace Rdfwd.Interop.Tests.Native;

/// <summary>Sizes and offsets as the runtime really uses them (Marshal's are those of marshalled copies).</summary>
public static class ManagedLayout
{
    public static int SizeOf(Type type) => type.IsPointer ? IntPtr.Size : Evaluate(il => il.Emit(OpCodes.Sizeof, type));

    public static int OffsetOf(FieldInfo field) => Evaluate(il =>
    {
        LocalBuilder value = il.DeclareLocal(field.DeclaringType!);
        il.Emit(OpCodes.Ldloca, value);
        il.Emit(OpCodes.Ldflda, field);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Ldloca, value);
        il.Emit(OpCodes.Conv_U);
        il.Emit(OpCodes.Sub);
        il.Emit(OpCodes.Conv_I4);
    });

    /// <summary>
    /// How a type crosses a call: kind (i integer, p pointer, n integer that may stand for a pointer, f floating, s struct, v void)
    /// and size in bytes.
    /// </summary>
    public static string Passing(Type type)
    {
        if (type == typeof(void))
            return "v0";
        if (type.IsPointer || type == typeof(string) || type.IsByRef || type.IsFunctionPointer)
            return "p8";
        if (type == typeof(nint) || type == typeof(nuint))
            return "n8";
        if (typeof(SafeHandle).IsAssignableFrom(type))
            return "i4";
        if (type == typeof(float) || type == typeof(double))
            return $"f{SizeOf(type)}";
        return type.IsPrimitive || type.IsEnum ? $"i{SizeOf(type)}" : $"s{SizeOf(type)}";
    }

    private static int Evaluate(Action<ILGenerator> body)
    {
        var method = new DynamicMethod("Evaluate", typeof(int), null, typeof(ManagedLayout).Module, skipVisibility: true);
        ILGenerator il = method.GetILGenerator();
        body(il);
        il.Emit(OpCodes.Ret);
        return ((Func<int>)method.CreateDelegate(typeof(Func<int>)))();
    }
}
