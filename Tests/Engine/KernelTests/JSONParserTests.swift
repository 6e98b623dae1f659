import MartletKernel
import Testing

@Suite struct JSONParserTests {
    private func parse(_ text: String) throws -> JSON { try JSONParser.parse(text.utf8) }

    private static let allowed: [(String, JSON)] = [
        ("null", JSON.null), (" true\n", true), ("\t[ ]\r", .array([])), ("{}", .object([])), ("\"\"", ""), ("0", .number("0")),
        ("[1,2 , 3]", .array([1, 2, 3])), (#"{"a":{"b":[false]}}"#, .members(["a": .members(["b": .array([false])])])),
        ("\u{FEFF}1", 1), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u738b\u4F1f""#, "王伟"), (#""\ud83d\ude00x""#, "😀x"),
        (#""\u0000""#, "\u{0}"), (#""\ud800\udc00\udbff\udfff""#, "\u{10000}\u{10FFFF}"), ("\"\u{7F}\u{2028}\"", "\u{7F}\u{2028}"),
    ]

    @Test(arguments: allowed)
    func `what RFC 8259 allows is read`(text: String, value: JSON) throws {
        #expect(try parse(text) == value)
    }

    @Test(arguments: [
        "0", "-0", "-1", "12.50", "1e5", "1E+5", "1.0e-10", "9007199254740993", "123456789012345678901234567890.123456789",
        "0.1000000000000000055511151231257827",
    ])
    func `numbers keep every digit they were written with`(lexeme: String) throws {
        #expect(try parse(lexeme) == .number(lexeme))
        #expect(try parse("[\(lexeme)]").description == "[\(lexeme)]")
    }

    @Test(arguments: [
        "", " ", "nul", "nulll", "True", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{", "{\"a\"", "{\"a\":", "{\"a\":1", "{\"a\":1,}",
        "{a:1}", "{'a':1}", "{\"a\" 1}", "{1:2}", "]", "1 2", "{} x", "01", "-", "-a", "+1", ".5", "1.", "1.e3", "1e", "1e+", "0x10", "NaN",
        "Infinity", "\"", "\"abc", "\"\\\"", "\"\\x41\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\u+123\"", "\"\\ud800\"", "\"\\ud800\\u0041\"",
        "\"\\udc00\"", "\"\\ud800x\"", "\"a\nb\"", "\"a\tb\"", "// x\n1", "[1]]", "１",
    ])
    func `what it does not allow is refused with a position`(text: String) {
        let problem = #expect(throws: Problem.self) { try parse(text) }
        #expect(problem?.kind == .invalid)
        #expect(problem?.code == "json_malformed")
        #expect(problem?.message.en.hasPrefix("JSON is malformed at byte ") == true)
        #expect(problem?.message.zh.contains("字节有误") == true)
    }

    @Test(
        arguments: [
            [0x22, 0xFF, 0x22], [0x22, 0xC0, 0x80, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22], [0x22, 0xE7, 0x8E, 0x22], [0xFF],
            [0x22, 0xF4, 0x90, 0x80, 0x80, 0x22], [0x22, 0x5C, 0x6E, 0xFF, 0x22], [0x22, 0x5C, 0x75, 0xFF, 0xFF, 0xFF, 0xFF, 0x22],
        ] as [[UInt8]])
    func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
        #expect(throws: Problem.self) { try JSONParser.parse(bytes) }
    }

    @Test(arguments: [#"{"a":1,"a":2}"#, #"{"a":1,"\u0061":2}"#, #"[{"x":{"b":1,"c":2,"b":1}}]"#])
    func `a name that stands twice in one object is refused`(text: String) {
        let problem = #expect(throws: Problem.self) { try parse(text) }
        #expect(problem?.message.en.contains("stands twice") == true)
    }

    @Test func `the same name may stand in different objects`() throws {
        #expect(try parse(#"[{"a":1},{"a":{"a":2}}]"#)[0]?["a"] == 1)
    }

    @Test func `depth is bounded, and the bound itself is allowed`() throws {
        func nested(_ depth: Int) -> [UInt8] { Array(repeating: 0x5B, count: depth) + Array(repeating: 0x5D, count: depth) }
        // The outermost value has depth 0.
        #expect(throws: Never.self) { try JSONParser.parse(nested(9), depthLimit: 8) }
        #expect(throws: Problem.self) { try JSONParser.parse(nested(10), depthLimit: 8) }
        #expect(throws: Problem.self) { try JSONParser.parse([UInt8](repeating: 0x5B, count: 1_000_000)) }
    }

    @Test func `a number of more than 64 characters is refused`() throws {
        #expect(throws: Never.self) { try parse(String(repeating: "9", count: 64)) }
        #expect(throws: Problem.self) { try parse(String(repeating: "9", count: 65)) }
    }

    @Test func `random values survive writing and reading`() throws {
        var random = SeededRandom(seed: 11)
        for _ in 0..<1000 {
            let value = randomValue(depth: 0, using: &random)
            #expect(try JSONParser.parse(value.bytes) == value)
        }
    }

    @Test func `random damage never traps`() {
        var random = SeededRandom(seed: 12)
        var refused = 0
        for _ in 0..<3000 {
            var bytes = randomValue(depth: 0, using: &random).bytes
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            do { _ = try JSONParser.parse(bytes) } catch { refused += 1 }
        }
        #expect((1..<3000).contains(refused), "damage inside a text may leave valid JSON, most does not")
    }

    private func randomValue(depth: Int, using random: inout SeededRandom) -> JSON {
        switch Int.random(in: 0..<(depth < 4 ? 7 : 5), using: &random) {
        case 0: return .null
        case 1: return .boolean(random.next() & 1 == 0)
        case 2: return .integer(Int64(bitPattern: random.next()))
        case 3: return .number("\(Int16.random(in: .min ... .max, using: &random)).\(UInt8.random(in: 0...255, using: &random))e-3")
        case 4: return .string(randomText(using: &random))
        case 5: return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in randomValue(depth: depth + 1, using: &random) })
        default:
            let count = Int.random(in: 0...4, using: &random)
            return .object(
                (0..<count).map { JSON.Member("\($0)" + randomText(using: &random), randomValue(depth: depth + 1, using: &random)) })
        }
    }

    private func randomText(using random: inout SeededRandom) -> String {
        let alphabet: [Unicode.Scalar] = ["a", "\"", "\\", "\n", "\u{0}", "\u{1F}", "/", "王", "é", "😀", "\u{7F}", "\u{301}"]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...6, using: &random) { text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)]) }
        return String(text)
    }
}

extension JSON {
    fileprivate subscript(position: Int) -> JSON? { array.flatMap { $0.indices.contains(position) ? $0[position] : nil } }
}
