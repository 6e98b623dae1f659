import Foundation
import Synchronization

/// The bytes that put texts in the order people expect, the same in both databases, which only compare bytes.
///
/// Chinese by pinyin, surnames in their reading as names (单 shàn, 曾 zēng), Latin without case and accents, numbers by value
/// (`A2` before `A10`), and last by code point so that different texts never tie.
package enum SortKey {
    /// Longer keys order no better and cost room in every index.
    private static let limit = 96

    package static func of(_ text: String, isPerson: Bool = false) -> [UInt8] {
        var key = [UInt8]()
        let folded = Array(TextFolding.folded(text).unicodeScalars)
        var position = 0
        if isPerson, let surname = surnameReading(folded) {
            key.append(contentsOf: surname.reading)
            position = surname.length
        }
        while position < folded.count, key.count < limit {
            let scalar = folded[position]
            if (48...57).contains(scalar.value) {
                position = appendNumber(folded, from: position, to: &key)
                continue
            }
            append(scalar, to: &key)
            position += 1
        }
        key.append(0)
        key.append(contentsOf: text.utf8.prefix(limit))
        return key
    }

    /// A letter stands for itself, an ideograph for its syllable closed by 1, so that 李安 (li, an) precedes 连 (lian).
    private static func append(_ scalar: Unicode.Scalar, to key: inout [UInt8]) {
        if scalar.value < 0x80 {
            key.append(scalar == " " ? 2 : UInt8(scalar.value))
        } else if let syllable = Pinyin.syllable(of: scalar) {
            key.append(contentsOf: syllable.utf8)
            key.append(1)
        } else {
            key.append(contentsOf: Array(String(Character(scalar)).utf8))
        }
    }

    /// The count of digits, then the digits: a longer number is a larger one once leading zeros are gone.
    private static func appendNumber(_ scalars: [Unicode.Scalar], from start: Int, to key: inout [UInt8]) -> Int {
        var end = start
        while end < scalars.count, (48...57).contains(scalars[end].value) { end += 1 }
        let significant = scalars[start..<end].drop { $0 == "0" }
        key.append(48)
        key.append(UInt8(48 + min(significant.count, 60)))
        key.append(contentsOf: significant.prefix(60).map { UInt8($0.value) })
        return end
    }

    private static func surnameReading(_ scalars: [Unicode.Scalar]) -> (reading: [UInt8], length: Int)? {
        for length in [2, 1] where scalars.count > length {
            let surname = String(String.UnicodeScalarView(scalars.prefix(length)))
            guard let syllables = Pinyin.surnames[surname] else { continue }
            return (syllables.flatMap { Array($0.utf8) + [1] }, length)
        }
        return nil
    }
}

/// Readings of Chinese characters without tones.
package enum Pinyin {
    private static let cache = Mutex<[UInt32: String]>([:])

    /// The commonest reading in the Unicode Han database, by ICU's transliterator; `nil` for what is no ideograph.
    package static func syllable(of scalar: Unicode.Scalar) -> String? {
        guard isIdeograph(scalar) else { return nil }
        if let known = cache.withLock({ $0[scalar.value] }) { return known.isEmpty ? nil : known }
        let latin = String(Character(scalar)).applyingTransform(.mandarinToLatin, reverse: false) ?? ""
        let plain = latin.replacing("ü", with: "v").replacing("ǖ", with: "v").replacing("ǘ", with: "v").replacing("ǚ", with: "v")
            .replacing("ǜ", with: "v")
        let folded = plain.folding(options: [.diacriticInsensitive, .caseInsensitive], locale: nil)
        let syllable = folded.utf8.allSatisfy { (97...122).contains($0) } ? folded : ""
        cache.withLock { $0[scalar.value] = syllable }
        return syllable.isEmpty ? nil : syllable
    }

    package static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
        (0x4E00...0x9FFF).contains(scalar.value) || (0x3400...0x4DBF).contains(scalar.value) || scalar.value == 0x3007
            || (0x20000...0x323AF).contains(scalar.value)
    }

    /// Surnames that are not read as the character mostly is.
    static let surnames: [String: [String]] = [
        "单": ["shan"], "單": ["shan"], "曾": ["zeng"], "查": ["zha"], "仇": ["qiu"], "解": ["xie"], "任": ["ren"], "朴": ["piao"],
        "区": ["ou"], "區": ["ou"], "盖": ["ge"], "蓋": ["ge"], "折": ["she"], "翟": ["zhai"], "乐": ["yue"], "樂": ["yue"], "覃": ["qin"],
        "缪": ["miao"], "繆": ["miao"], "尉": ["wei"], "洗": ["xian"], "冼": ["xian"], "召": ["shao"], "种": ["chong"], "繁": ["po"],
        "秘": ["bi"], "员": ["yun"], "員": ["yun"], "纪": ["ji"], "紀": ["ji"], "重": ["chong"], "黑": ["he"], "句": ["gou"], "逄": ["pang"],
        "那": ["na"], "晁": ["chao"], "哈": ["ha"], "车": ["che"], "車": ["che"], "宁": ["ning"], "长孙": ["zhang", "sun"],
        "尉迟": ["yu", "chi"], "万俟": ["mo", "qi"], "澹台": ["tan", "tai"], "单于": ["chan", "yu"], "令狐": ["ling", "hu"],
    ]
}
