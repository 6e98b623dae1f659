import MartletKernel
import Testing

@Suite struct JSONWriterTests {
    private func text(_ body: (inout JSONWriter) -> Void) -> String {
        var writer = JSONWriter()
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    @Test func `commas stand between elements and nowhere else`() {
        let written = text { writer in
            writer.object { writer in
                writer.name("a")
                writer.array { writer in
                    writer.integer(1)
                    writer.object { _ in }
                    writer.array { _ in }
                    writer.string("x")
                    writer.null()
                }
                writer.name("b")
                writer.boolean(false)
                writer.name("c")
                writer.raw("[0]")
                writer.name("d")
                writer.integer(-12)
            }
        }
        #expect(written == #"{"a":[1,{},[],"x",null],"b":false,"c":[0],"d":-12}"#)
    }

    @Test(arguments: [
        ("\"", #"\""#), ("\\", #"\\"#), ("\n", #"\n"#), ("\t", #"\u0009"#), ("\u{0}", #"\u0000"#), ("\u{1F}", #"\u001f"#), ("/", "/"),
        ("王伟", "王伟"), ("😀", "😀"), ("</script>", "</script>"),
    ])
    func `what must be escaped is, the rest is written as it is`(value: String, expected: String) {
        #expect(text { $0.string(value) } == "\"\(expected)\"")
        let name = text { writer in
            writer.object { writer in
                writer.name(value); writer.null()
            }
        }
        #expect(name == "{\"\(expected)\":null}")
    }

    @Test func `bytes of text are escaped like text`() {
        let value = "a\"\n王\u{1}"
        let fromBytes = text { writer in Array(value.utf8).withUnsafeBufferPointer { writer.string(utf8: $0) } }
        #expect(fromBytes == text { $0.string(value) })
    }

    @Test(arguments: [0, 9, 10, -1, .max, .min] as [Int64])
    func `integers are written whole`(value: Int64) {
        #expect(text { $0.integer(value) } == String(value))
    }

    @Test func `an error thrown inside a value reaches the caller`() {
        struct Stop: Error {}
        var writer = JSONWriter()
        #expect(throws: Stop.self) { try writer.array { _ in throw Stop() } }
    }
}
