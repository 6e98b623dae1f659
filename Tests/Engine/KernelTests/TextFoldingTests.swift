import Foundation
import MartletKernel
import Testing

@Suite struct TextFoldingTests {
    @Test(arguments: [
        ("CAFE", "cafe"), ("Ｃａｆé", "cafe"), ("Cafe\u{301}", "cafe"), ("北京ABC公司", "北京abc公司"), ("ＩＢＭ中国", "ibm中国"),
        ("Straße", "straße"), ("ÅNGSTRÖM", "angstrom"), ("ﬁn", "fin"), ("１３８", "138"), ("", ""), ("Nguyễn", "nguyen"),
        ("a\u{300}b\u{36F}", "ab"), ("が", "が"),
    ])
    func `case, accents and width are ignored`(text: String, folded: String) {
        #expect(Array(TextFolding.folded(text).utf8) == Array(folded.utf8))
    }

    @Test(arguments: [("e\u{301}", "\u{E9}"), ("\u{1100}\u{1161}", "\u{AC00}"), ("王伟", "王伟"), ("\u{F900}", "\u{8C48}"), ("abc", "abc")])
    func `normal form C composes and nothing more`(text: String, normalised: String) {
        #expect(Array(TextFolding.normalised(text).utf8) == Array(normalised.utf8))
    }

    @Test func `both forms are reached in one step from any text`() {
        var random = SeededRandom(seed: 6)
        for _ in 0..<3000 {
            let text = randomText(using: &random)
            let normalised = TextFolding.normalised(text)
            #expect(normalised.utf8.elementsEqual(text.precomposedStringWithCanonicalMapping.utf8))
            #expect(TextFolding.normalised(normalised).utf8.elementsEqual(normalised.utf8))
            let folded = TextFolding.folded(text)
            #expect(TextFolding.folded(folded).utf8.elementsEqual(folded.utf8), "\(text.unicodeScalars.map { $0.value })")
            #expect(TextFolding.folded(normalised).utf8.elementsEqual(folded.utf8), "\(text.unicodeScalars.map { $0.value })")
        }
    }

    @Test func `order is by code point, not by canonical equivalence`() {
        #expect("Z".precedes("a"))
        #expect("e\u{301}".precedes("\u{E9}") && !"\u{E9}".precedes("e\u{301}"))
        #expect("\u{FFFD}".precedes("\u{1F600}"), "UTF-16 would order these the other way round")
        #expect(!"王".precedes("王"))
        #expect("".precedes("王"))
    }

    private func randomText(using random: inout SeededRandom) -> String {
        let ranges: [ClosedRange<UInt32>] = [
            0x20...0x7E, 0xC0...0x24F, 0x300...0x36F, 0x3041...0x30FF, 0x4E00...0x9FFF, 0xAC00...0xAD00, 0xFF01...0xFF9F,
        ]
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...8, using: &random) {
            let range = ranges[Int.random(in: 0..<ranges.count, using: &random)]
            if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) { text.append(scalar) }
        }
        return String(text)
    }
}
