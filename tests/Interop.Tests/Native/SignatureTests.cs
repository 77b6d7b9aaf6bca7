using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;

namespace Rdfwd.Interop.Tests.Native;

public sealed class SignatureTests
{
    // Prints how each parameter and the result cross the call, in the words of ManagedLayout.Passing.
    internal const string Reflection = """
        #include <stdio.h>
        #include <type_traits>
        template<class T, bool = std::is_void<T>::value> struct Size { static const unsigned long value = sizeof(T); };
        template<class T> struct Size<T, true> { static const unsigned long value = 0; };
        template<class T> static void type()
        {
            char kind = std::is_void<T>::value ? 'v' : std::is_pointer<T>::value ? 'p' : std::is_floating_point<T>::value ? 'f'
                : std::is_integral<T>::value || std::is_enum<T>::value ? 'i' : 's';
            printf(" %c%lu", kind, Size<T>::value);
        }
        template<class R, class... A> static void print(R (*)(A...)) { type<R>(); int all[] = { 0, (type<A>(), 0)... }; printf("\n"); }
        template<class R, class... A> static void print(R (*)(A..., ...)) { type<R>(); int all[] = { 0, (type<A>(), 0)... }; printf(" ...\n"); }

        """;

    [Theory]
    [MemberData(nameof(HeaderSets.Names), MemberType = typeof(HeaderSets))]
    public void Functions_AgainstTheHeaders_PassTheSame(string bindings)
    {
        string[] wrong = Differences(HeaderSets.Named(bindings));
        Assert.True(wrong.Length == 0, string.Join('\n', wrong));
    }

    [Fact]
    public void Functions_ThatAreWrong_AreSeen()
    {
        string[] wrong = Differences(new HeaderSet(typeof(WrongBindings), "unistd.h", "fcntl.h") { Packages = "libc6-dev" });
        Assert.Equal(
            [
                "getpid passes i8 here and i4 in the headers",
                "isatty passes i4 i8 here and i4 i4 in the headers",
                "open passes i4 here and i4 p8 i4 ... in the headers",
            ],
            wrong.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Functions_Imported_BelongToAHeaderSet()
    {
        Assert.Empty(Bindings.ImportingTypes.Except(HeaderSets.All.Select(s => s.Bindings)));
    }

    [Fact]
    public void Functions_Imported_ExistInTheLibraries()
    {
        string[] missing =
        [
            .. from type in Bindings.ImportingTypes
               from import in Bindings.Imports(type)
               where !(NativeLibrary.TryLoad(import.Library, out nint library) && NativeLibrary.TryGetExport(library, import.Symbol, out _))
               select $"{import.Library}: {import.Symbol}",
        ];
        Assert.True(missing.Length == 0, "Not found:\n" + string.Join('\n', missing));
    }

    private static string[] Differences(HeaderSet headers)
    {
        (MethodInfo Method, string Library, string Symbol)[] imports =
            [.. Bindings.Imports(headers.Bindings).Where(i => !headers.Absent.Contains(i.Symbol))];
        StringBuilder source = new StringBuilder(headers.Source).Append(Reflection).AppendLine("int main()\n{");
        foreach ((_, _, string symbol) in imports)
            _ = source.AppendLine(CultureInfo.InvariantCulture, $"    print((decltype(&{symbol}))0);");
        string[] lines = NativeCompiler.Run("g++", ".cc", source.AppendLine("}").ToString(), headers with { Flags = [.. headers.Flags, "-std=c++14"] });

        Assert.Equal(imports.Length, lines.Length);
        return [.. imports.Zip(lines).Where(p => !Same(p.First.Method, p.Second))
            .Select(p => $"{p.First.Method.Name} passes{Describe(p.First.Method)} here and{p.Second} in the headers")];
    }

    private static bool Same(MethodInfo method, string native)
    {
        string[] here = Describe(method).Split(' '), there = native.Split(' ');
        // A variadic function is declared with the arguments that it is called with.
        int compared = there[^1] == "..." ? there.Length - 1 : Math.Max(here.Length, there.Length);
        return here.Length >= compared && there.Length >= compared
            && here.Zip(there).Take(compared).All(p => p.First == p.Second || (p.First == "n8" && p.Second is "i8" or "p8"));
    }

    private static string Describe(MethodInfo method) =>
        string.Concat(method.GetParameters().Select(p => p.ParameterType).Prepend(method.ReturnType).Select(t => " " + ManagedLayout.Passing(t)));
}
