/// The languages every text of the product exists in.
package enum Language: String, Sendable, CaseIterable {
    case chinese = "zh-CN"
    case english = "en"

    /// The best match of an `Accept-Language` header (RFC 9110 §12.5.4), by weight, then by order. A range matches
    /// by its primary tag (RFC 4647 §3.3.1), so that `zh-TW` reads Chinese and `enm`, Middle English, does not count.
    package init(acceptLanguage header: String?, fallback: Language = .chinese) {
        var best: (language: Language, weight: Double)?
        for part in (header ?? "").split(separator: ",").prefix(20) {
            let pieces = part.split(separator: ";").map { $0.trimmingSpaces() }
            let weight = pieces.dropFirst().first { $0.lowercased().hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            let primary = pieces.first?.lowercased().split(separator: "-").first
            let language: Language? = primary == "zh" ? .chinese : primary == "en" ? .english : nil
            if let language, weight > 0, weight > (best?.weight ?? 0) { best = (language, weight) }
        }
        self = best?.language ?? fallback
    }
}

/// A text in both languages. Taking both in one initialiser is what keeps either from being forgotten.
package struct LocalisedText: Hashable, Sendable {
    package let zh: String
    package let en: String

    package init(zh: String, en: String) {
        self.zh = zh
        self.en = en
    }

    package func callAsFunction(in language: Language) -> String {
        switch language {
        case .chinese: zh
        case .english: en
        }
    }
}

extension Substring {
    func trimmingSpaces() -> String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
