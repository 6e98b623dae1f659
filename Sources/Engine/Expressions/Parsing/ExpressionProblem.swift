import MartletKernel

/// What can be wrong with an expression's text, said in both languages and with `position`, counted in characters from 0.
enum ExpressionProblem {
    static func syntax(at position: Int, zh: String, en: String, details: [String: JSON] = [:]) -> Problem {
        problem("expression_syntax", at: position, zh: zh, en: en, details: details)
    }

    /// - Parameter expected: names of types or of what is allowed here, for `details.expected`.
    static func type(at position: Int, expected: [String], found: String, zh: String, en: String) -> Problem {
        problem(
            "expression_type", at: position, zh: zh, en: en,
            details: ["expected": .array(expected.map { .string($0) }), "found": .string(found)])
    }

    static func unexpectedType(at position: Int, expected: [String], found: ExpressionType) -> Problem {
        let list = expected.joined(separator: " / ")
        return type(
            at: position, expected: expected, found: found.description,
            zh: "此处需要 \(list)，实际为 \(found)。", en: "Expected \(list) here, found \(found).")
    }

    static func unknownField(_ name: String, of object: String, at position: Int, among names: [String]) -> Problem {
        let near = nearest(to: name, among: names)
        let hintZh = near.map { "您是否想写 \($0)？" } ?? ""
        let hintEn = near.map { " Did you mean \($0)?" } ?? ""
        var details: [String: JSON] = ["field": .string(name), "object": .string(object)]
        if let near { details["nearest"] = .string(near) }
        return problem(
            "expression_unknown_field", at: position, zh: "\(object) 没有字段 \(name)。\(hintZh)",
            en: "\(object) has no field \(name).\(hintEn)", details: details)
    }

    static func unknownFunction(_ name: String, at position: Int, among names: [String]) -> Problem {
        let near = nearest(to: name, among: names)
        let hintZh = near.map { "您是否想写 \($0)？" } ?? ""
        let hintEn = near.map { " Did you mean \($0)?" } ?? ""
        var details: [String: JSON] = ["function": .string(name)]
        if let near { details["nearest"] = .string(near) }
        return problem(
            "expression_unknown_function", at: position, zh: "没有函数 \(name)。\(hintZh)",
            en: "There is no function \(name).\(hintEn)", details: details)
    }

    static func tooLarge(at position: Int, zh: String, en: String) -> Problem {
        problem("expression_too_large", at: position, zh: zh, en: en)
    }

    private static func problem(
        _ code: String, at position: Int, zh: String, en: String, details: [String: JSON] = [:]
    ) -> Problem {
        var details = details
        details["position"] = .integer(Int64(position))
        return Problem(
            .invalid, code, zh: "表达式第 \(position + 1) 个字符处：\(zh)", en: "Expression, character \(position + 1): \(en)",
            details: details)
    }

    /// The name with the fewest edits, when at most a third of it, and at least one edit, would change; letter case counts
    /// as nothing.
    private static func nearest(to name: String, among names: [String]) -> String? {
        guard name.utf8.count <= 60 else { return nil }
        let wanted = Array(name.lowercased().utf8)
        let ranked = names.map { (name: $0, edits: editDistance(wanted, Array($0.lowercased().utf8))) }
        guard let best = ranked.min(by: { ($0.edits, $0.name) < ($1.edits, $1.name) }) else { return nil }
        return best.edits <= max(1, min(wanted.count, best.name.utf8.count) / 3) ? best.name : nil
    }

    /// Insertions, deletions, substitutions and swaps of neighbours ("optimal string alignment": Boytsov, "Indexing
    /// methods for approximate dictionary searching", ACM JEA 16, 2011), by rows.
    private static func editDistance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var before = Array(0...right.count)
        var last = before
        for i in left.indices {
            var row = [i + 1]
            for j in right.indices {
                var edits = min(last[j] + (left[i] == right[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
                if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] { edits = min(edits, before[j - 1] + 1) }
                row.append(edits)
            }
            before = last
            last = row
        }
        return last[right.count]
    }
}
