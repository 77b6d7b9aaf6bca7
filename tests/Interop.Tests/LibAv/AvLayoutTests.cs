using System.Globalization;
using System.Reflection;
using System.Text;
using Rdfwd.Interop.LibAv;
using Rdfwd.Interop.Tests.Native;

namespace Rdfwd.Interop.Tests.LibAv;

public sealed class AvLayoutTests
{
    private static readonly HeaderSet Headers = HeaderSets.Named(typeof(Interop.LibAv.LibAv).FullName!);

    private static readonly (string Name, int Offset, string Member)[] Offsets =
    [
        (nameof(AvLayout.FrameData), AvLayout.FrameData, "AVFrame, data"),
        (nameof(AvLayout.FrameLinesize), AvLayout.FrameLinesize, "AVFrame, linesize"),
        (nameof(AvLayout.FrameExtendedData), AvLayout.FrameExtendedData, "AVFrame, extended_data"),
        (nameof(AvLayout.FrameWidth), AvLayout.FrameWidth, "AVFrame, width"),
        (nameof(AvLayout.FrameHeight), AvLayout.FrameHeight, "AVFrame, height"),
        (nameof(AvLayout.FrameFormat), AvLayout.FrameFormat, "AVFrame, format"),
        (nameof(AvLayout.FramePts), AvLayout.FramePts, "AVFrame, pts"),
        (nameof(AvLayout.PacketPts), AvLayout.PacketPts, "AVPacket, pts"),
        (nameof(AvLayout.PacketData), AvLayout.PacketData, "AVPacket, data"),
        (nameof(AvLayout.PacketSize), AvLayout.PacketSize, "AVPacket, size"),
        (nameof(AvLayout.PacketFlags), AvLayout.PacketFlags, "AVPacket, flags"),
    ];

    [Fact]
    public void Offsets_AgainstTheHeaders_AreTheSame()
    {
        Assert.True(Interop.LibAv.LibAv.IsAvailable, Interop.LibAv.LibAv.Reason);
        (string Name, int Offset, string Member)[] all = [.. Offsets, ("PictTypeOffset", Interop.LibAv.LibAv.PictTypeOffset, "AVFrame, pict_type")];
        StringBuilder source = new StringBuilder(Headers.Source).AppendLine("#include <stddef.h>\n#include <stdio.h>\nint main(void)\n{");
        foreach ((_, _, string member) in all)
            source.AppendLine(CultureInfo.InvariantCulture, $"    printf(\"%zu\\n\", offsetof({member}));");
        string[] lines = NativeCompiler.Run("gcc", ".c", source.AppendLine("    return 0;\n}").ToString(), Headers);
        Assert.Equal(all.Select(o => $"{o.Name} {o.Offset}"), all.Zip(lines, (o, line) => $"{o.Name} {line}"));
    }

    [Fact]
    public void PixelFormats_AgainstTheHeaders_AreTheSame()
    {
        const string Body = "#include <stdio.h>\nint main(void) { printf(\"%d\\n%d\\n%d\\n\", AV_PIX_FMT_YUV420P, AV_PIX_FMT_YUV444P, AV_PIX_FMT_NV12); return 0; }";
        string[] lines = NativeCompiler.Run("gcc", ".c", Headers.Source + Body, Headers);
        Assert.Equal([$"{(int)AvPixelFormat.Yuv420P}", $"{(int)AvPixelFormat.Yuv444P}", $"{(int)AvPixelFormat.Nv12}"], lines);
    }

    [Fact]
    public void FunctionPointers_AgainstTheHeaders_PassTheSame()
    {
        FieldInfo[] functions =
        [
            .. typeof(Interop.LibAv.LibAv).GetFields(BindingFlags.Static | BindingFlags.NonPublic).Where(f => f.FieldType.IsFunctionPointer),
        ];
        Assert.NotEmpty(functions);
        StringBuilder source = new(Headers.Source);
        source.AppendLine(SignatureTests.Reflection).AppendLine("int main()\n{");
        foreach (FieldInfo function in functions)
            source.AppendLine(CultureInfo.InvariantCulture, $"    print((decltype(&{function.Name}))0);");
        string[] lines = NativeCompiler.Run("g++", ".cc", source.AppendLine("}").ToString(), Headers with { Flags = ["-std=c++14"] });
        Assert.Equal(functions.Length, lines.Length);
        foreach ((FieldInfo function, string line) in functions.Zip(lines))
        {
            Type[] here = [function.FieldType.GetFunctionPointerReturnType(), .. function.FieldType.GetFunctionPointerParameterTypes()];
            string[] there = line.Trim().Split(' ');
            Assert.True(here.Length == there.Length, $"{function.Name} has {here.Length - 1} parameters here and {there.Length - 1} in the headers");
            foreach ((Type type, string native) in here.Zip(there))
            {
                string passing = ManagedLayout.Passing(type);
                Assert.True(passing == native || (passing == "n8" && native is "i8" or "p8"), $"{function.Name}: {passing} here and {native} in the headers");
            }
        }
    }
}
