import Foundation

/// Traditional and simplified characters of one text.
enum ChineseScript {
    /// Character by character, with ICU's table. Enough to compare names, not to publish: words that differ are left as they are.
    static func simplified(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return text.applyingTransform(StringTransform("Hant-Hans"), reverse: false) ?? text
    }
}
