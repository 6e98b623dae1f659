import Foundation
import MartletStatistics

/// jieba's dictionary and tables (MIT), which are data beside the checkout.
enum JiebaData {
    /// Loaded once for all tests.
    private static let loaded = Result { try load() }
    private static let loadedUnknown = Result { try loadUnknown() }

    static func words() throws -> WordList { try loaded.get() }
    static func unknownWords() throws -> UnknownWords { try loadedUnknown.get() }

    static func load() throws -> WordList { try WordList(lines: SharedData.text("jieba-dict/dict.txt.gz")) }

    private static func loadUnknown() throws -> UnknownWords {
        let tables = try SharedData.json("jieba-dict/hmm.json.gz")
        let states = ["B", "E", "M", "S"], impossible = -3.14e100
        let emissions = states.map { state in
            let figures = tables["emit"][state]
            return figures.numbers.reduce(into: [UInt32: Double]()) { result, entry in
                result[entry.key.unicodeScalars.first?.value ?? 0] = entry.value
            }
        }
        return try UnknownWords(
            UnknownWords.Tables(
                start: states.map { tables["start"][$0].double },
                transitions: states.map { from in
                    states.map { to in
                        let step = tables["trans"][from][to]
                        return step.isNull ? impossible : step.double
                    }
                },
                emissions: emissions))
    }

    static func keywords() throws -> Keywords {
        var rarities: [String: Double] = [:]
        for line in try SharedData.text("jieba-dict/idf.txt.gz").split(separator: "\n") {
            let parts = line.split(separator: " ")
            if parts.count == 2 { rarities[String(parts[0])] = Double(parts[1]) }
        }
        return try Keywords(rarities: rarities)
    }
}
