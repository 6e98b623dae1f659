import Foundation

/// The two forms text takes besides the one a person typed: normal form C, which is stored and compared, and the
/// folded form, in which `contains` and search ignore case, accents and width.
package enum TextFolding {
    /// Unicode normal form C (UAX #15). Text made only of ASCII and common CJK is in it already.
    package static func normalised(_ text: String) -> String {
        if text.unicodeScalars.allSatisfy(isStable) { return text }
        return text.precomposedStringWithCanonicalMapping
    }

    /// Lower case, without accents, full width made half: `Ｃａｆé` and `CAFE` both become `cafe`.
    package static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        if text.unicodeScalars.allSatisfy(isStable) { return asciiLowercased(text) }
        var folded = String.UnicodeScalarView()
        for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
            folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars.filter { !isAccent($0) })
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }

    /// The blocks of combining diacritical marks. Not every mark is an accent: the voicing marks of kana and the vowel
    /// signs of Indic scripts stay. Foundation's own diacritic folding drops only the last of several marks behind an
    /// ideograph, so that folding twice gave another text than folding once.
    private static func isAccent(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x0300...0x036F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE20...0xFE2F: true
        default: false
        }
    }

    /// ASCII and unified ideographs: no composition, no case beyond ASCII.
    private static func isStable(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80 || (0x4E00...0x9FFF).contains(scalar.value)
    }

    private static func asciiLowercased(_ text: String) -> String {
        var result = Array(text.utf8)
        for index in result.indices where (65...90).contains(result[index]) { result[index] += 32 }
        return String(decoding: result, as: UTF8.self)
    }
}

extension String {
    /// Order by code point, which UTF-8 bytes give; Swift's own `<` and `==` compare canonical equivalents.
    package func precedes(_ other: String) -> Bool { utf8.lexicographicallyPrecedes(other.utf8) }
}
