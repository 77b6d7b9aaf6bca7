using System.Globalization;
using System.Reflection;
using System.Text;
using Rdfwd.Interop.Libc;

namespace Rdfwd.Interop.Tests.Native;

public sealed class LayoutTests
{
    [Theory]
    [MemberData(nameof(HeaderSets.Names), MemberType = typeof(HeaderSets))]
    public void StructsAndConstants_AgainstTheHeaders_AreTheSame(string bindings)
    {
        HeaderSet headers = HeaderSets.Named(bindings);
        IEnumerable<string> wrong = Differences(headers, Bindings.Structs(headers), Bindings.Constants(headers));
        Assert.True(!wrong.Any(), string.Join('\n', wrong));
    }

    [Fact]
    public void StructsAndConstants_ThatAreWrong_AreSeen()
    {
        HeaderSet headers = HeaderSets.Named(typeof(Interop.Libc.Libc).FullName!) with
        {
            Spellings = new Dictionary<string, string> { ["timeval"] = "struct ucred", ["SIGTERM"] = "SIGKILL", ["tv_sec"] = "pid", ["tv_usec"] = "gid" },
        };
        FieldInfo term = headers.Bindings.GetField(nameof(Interop.Libc.Libc.SIGTERM))!;
        string[] wrong = [.. Differences(headers, [typeof(timeval)], [term])];
        Assert.Contains("SIGTERM is 15 here and 9 in the headers", wrong);
        Assert.Contains("timeval has 16 bytes here and 12 bytes in the headers", wrong);
        Assert.Contains("timeval.tv_sec is 8 bytes, signed, at 0 here and 4 bytes, signed, at 0 in the headers", wrong);
        Assert.Contains("timeval.tv_usec is 8 bytes, signed, at 8 here and 4 bytes, unsigned, at 8 in the headers", wrong);
    }

    private static IEnumerable<string> Differences(HeaderSet headers, IEnumerable<Type> structs, IEnumerable<FieldInfo> constants)
    {
        var names = new List<(string Name, string Expected)>();
        var source = new StringBuilder(headers.Source).AppendLine("#include <stddef.h>\n#include <stdio.h>\nint main(void)\n{");
        foreach (Type type in structs)
        {
            string c = headers.Spellings.TryGetValue(type.Name, out string? spelling) ? spelling
                : type.Name.EndsWith("_t", StringComparison.Ordinal) ? type.Name : "struct " + type.Name;
            int size = ManagedLayout.SizeOf(type);
            bool opaque = headers.Opaque.Contains(type.Name);
            Print($"sizeof({c}){(opaque ? $" <= {size} ? {size} : sizeof({c})" : "")}", type.Name, Value("has", size, "bytes"), "has %lld bytes");
            if (opaque)
                continue;
            foreach (FieldInfo field in Bindings.Fields(type))
            {
                string member = $"(({c} *)0)->{headers.Spell(field.Name)}";
                string signed = IsInteger(field.FieldType) ? $"(__typeof__({member}))-1 < 0" : "-1";
                string sign = !IsInteger(field.FieldType) ? "" : IsSigned(field.FieldType) ? " signed," : " unsigned,";
                _ = source.AppendLine(CultureInfo.InvariantCulture,
                    $"    printf(\"is %zu bytes,%s at %zu\\n\", sizeof({member}), {signed} < 0 ? \"\" : {signed} ? \" signed,\" : \" unsigned,\", offsetof({c}, {headers.Spell(field.Name)}));");
                names.Add(($"{type.Name}.{field.Name}",
                    $"is {ManagedLayout.SizeOf(field.FieldType)} bytes,{sign} at {ManagedLayout.OffsetOf(field)}"));
            }
        }

        foreach (FieldInfo constant in constants)
        {
            long value = constant.GetRawConstantValue() is ulong u ? (long)u : Convert.ToInt64(constant.GetRawConstantValue(), CultureInfo.InvariantCulture);
            Print(headers.Spell(constant.Name), constant.Name, Value("is", value, ""), "is %lld");
        }

        string[] lines = NativeCompiler.Run("gcc", ".c", source.AppendLine("    return 0;\n}").ToString(), headers);
        Assert.Equal(names.Count, lines.Length);
        return [.. names.Zip(lines).Where(p => p.First.Expected != p.Second)
            .Select(p => $"{p.First.Name} {p.First.Expected} here and {p.Second.Split(' ', 2)[1]} in the headers")];

        void Print(string expression, string name, string expected, string format)
        {
            _ = source.AppendLine(CultureInfo.InvariantCulture, $"    printf(\"{format}\\n\", (long long)({expression}));");
            names.Add((name, expected));
        }
    }

    private static string Value(string verb, long value, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{verb} {value} {unit}").TrimEnd();

    private static bool IsInteger(Type type) => type.IsPrimitive && type != typeof(float) && type != typeof(double);

    private static bool IsSigned(Type type) =>
        type == typeof(sbyte) || type == typeof(short) || type == typeof(int) || type == typeof(long) || type == typeof(nint);
}
