import MartletKernel

/// Shows enough of a value to recognise it and not enough to use it: `138****1234`, `a***@example.com`, `张*`.
package enum Masking {
    package static func masked(_ text: String) -> String {
        if let at = text.firstIndex(of: "@"), at > text.startIndex { return String(text.prefix(1)) + "***" + text[at...] }
        let digits = text.filter(\.isNumber)
        if digits.count >= 7, digits.count * 2 > text.count {
            let local = text.hasPrefix("+86") ? String(text.dropFirst(3)) : text
            return local.prefix(3) + "****" + local.suffix(4)
        }
        if text.count <= 1 { return "*" }
        return text.prefix(1) + String(repeating: "*", count: min(text.count - 1, 8))
    }
}
