import MartletExpressions
import MartletKernel
import MartletStorage

/// Structured data that a feature checks itself: a view's columns, a role's grants, a checklist.
package struct JSONField: FieldType {
    package static let kind = "json"
    package static let label = LocalisedText(zh: "结构化数据", en: "Structured data")
    /// In bytes of its text.
    package let maximum: Int

    package init(maximum: Int = 100_000) { self.maximum = maximum }

    package var columns: [FieldColumn] { [FieldColumn(.text)] }
    package var expressionType: ExpressionType { .structure }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        if json.isNull { return .null }
        guard json.bytes.count <= maximum else {
            throw FieldRefusal("too_long", zh: "内容超过 \(maximum) 字节。", en: "It is larger than \(maximum) bytes.")
        }
        return .json(json)
    }
    package func parse(_ text: String, in context: FieldContext) throws(FieldRefusal) -> Value {
        do {
            return try accept(JSONParser.parse(text.utf8), in: context)
        } catch let problem as Problem {
            throw FieldRefusal(problem.code, zh: problem.message.zh, en: problem.message.en)
        } catch let refusal as FieldRefusal {
            throw refusal
        } catch {
            throw FieldRefusal("json_malformed", zh: "JSON 有误。", en: "The JSON is malformed.")
        }
    }
    package func store(_ value: Value, into row: inout [SQLValue]) { row.append(value.json.map { .text($0.description) } ?? .null) }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        guard let text = row.text(column), let json = try? JSONParser.parse(text.utf8) else { return .null }
        return .json(json)
    }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.json ?? .null) }
    package func text(of value: Value, in language: Language) -> String { value.json?.description ?? "" }
    package var schema: JSON { .members(["description": "any JSON"]) }
    package func sample(_ random: inout SeededRandom) -> JSON { .members(["n": .integer(Int64(random.next() % 100))]) }
}
