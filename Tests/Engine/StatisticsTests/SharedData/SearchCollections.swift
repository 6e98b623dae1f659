import Foundation
import MartletStatistics

/// A collection of texts with questions and what answers them.
struct SearchCollection {
    let names: [String]
    let texts: [String]
    let questions: [String]
    /// For each question the texts that answer it.
    let relevant: [Set<Int>]

    static func cranfield() throws -> SearchCollection {
        let documents = try fields(SharedData.text("search-cranfield/cran.all.1400"))
        let questions = try fields(SharedData.text("search-cranfield/cran.qry"))
        var relevant = [Set<Int>](repeating: [], count: questions.count)
        for line in try SharedData.text("search-cranfield/cranqrel").split(whereSeparator: \.isNewline) {
            let numbers = line.split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
            guard numbers.count > 2, numbers[2] >= 1 else { continue }
            relevant[numbers[0] - 1].insert(numbers[1] - 1)
        }
        return SearchCollection(
            names: documents.indices.map { String($0 + 1) },
            texts: documents.map { "\($0["T"] ?? "") \($0["W"] ?? "")" },
            questions: questions.map { $0["W"] ?? "" }, relevant: relevant)
    }

    /// Parts of the SMART format: a line `.X` begins field X, `.I 7` a new entry.
    private static func fields(_ text: String) -> [[Character: String]] {
        var entries: [[Character: String]] = [], field: Character = "I"
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            if line.hasPrefix(".I ") {
                entries.append([:])
                field = "I"
                continue
            }
            if line.first == ".", line.count == 2, line != ".I" {
                field = line.last ?? "I"
                continue
            }
            if !entries.isEmpty { entries[entries.count - 1][field, default: ""] += line + "\n" }
        }
        return entries
    }

    static func chineseParagraphs() throws -> SearchCollection {
        let data = try SharedData.json("search-zh-cmrc2018/cmrc2018_dev.json.gz")["data"].array
        var names: [String] = [], texts: [String] = [], questions: [String] = [], relevant: [Set<Int>] = []
        for paragraph in data.flatMap({ $0["paragraphs"].array }) {
            let id = paragraph["id"].string
            names.append(id.isEmpty ? String(format: "p%05d", names.count) : id)
            texts.append(paragraph["context"].string)
            for question in paragraph["qas"].array {
                questions.append(question["question"].string)
                relevant.append([texts.count - 1])
            }
        }
        return SearchCollection(names: names, texts: texts, questions: questions, relevant: relevant)
    }

    /// Mean nDCG@10 and MRR@10 over all questions.
    func quality(_ lists: [[BM25Index.Hit]]) throws -> RankingQuality {
        var quality = try RankingQuality(cutoff: 10)
        for (list, wanted) in zip(lists, relevant) { quality.add(recommended: list.map(\.text), taken: wanted) }
        return quality
    }
}
