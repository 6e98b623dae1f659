import MartletKernel
import MartletMetadata
import MartletStorage

/// Decides whether a change made on an older version still fits.
struct VersionMerge {
    let tx: Transaction
    let object: ObjectSchema

    /// - Throws: `Problem` `version_conflict` naming base, theirs and yours of each field both sides changed differently.
    func check(_ current: Record, base: Int64, writing values: [Int: Value]) throws {
        guard base != current.version else { return }
        guard base >= 1, base < current.version else {
            throw Problem(
                .conflict, "version_unknown", zh: "版本 \(base) 不存在，当前版本是 \(current.version)。",
                en: "There is no version \(base); the record is at version \(current.version).",
                details: ["version": .integer(current.version)])
        }
        let since = try RecordHistory(tx: tx, object: object).fieldsChanged(of: current.id, after: base)
        var overlaps = [(field: FieldDefinition, base: Value, theirs: Value, yours: Value)]()
        for (position, yours) in values {
            let field = object.fields[position]
            guard let before = since[field.name] else { continue }
            let theirs = current.values[position]
            if theirs != yours { overlaps.append((field, before, theirs, yours)) }
        }
        guard overlaps.isEmpty else { throw conflict(overlaps.sorted { $0.field.name < $1.field.name }, current: current) }
    }

    private func conflict(_ overlaps: [(field: FieldDefinition, base: Value, theirs: Value, yours: Value)], current: Record) -> Problem {
        let zh = "其他人已修改：" + overlaps.map(\.field.labels.zh).joined(separator: "、")
        let en = "Changed by somebody else meanwhile: " + overlaps.map { $0.field.labels.en.lowercased() }.joined(separator: ", ")
        func side(_ value: (FieldDefinition, Value, Value, Value) -> Value) -> JSON {
            .object(overlaps.map { JSON.Member($0.field.name, visible(value(($0.field, $0.base, $0.theirs, $0.yours)).self, of: $0.field)) })
        }
        return Problem(
            .conflict, "version_conflict", zh: zh, en: en,
            errors: overlaps.map { .init(field: $0.field.name, code: "changed_meanwhile", message: LocalisedText(zh: "其他人已修改此字段。", en: "Somebody else changed this field.")) },
            details: [
                "version": .integer(current.version), "base": side { $0.1 }, "theirs": side { $0.2 }, "yours": side { $0.3 },
            ])
    }

    /// He may write a field only where he may see it (`InputReading`), so the other side's value is his to see.
    private func visible(_ value: Value, of field: FieldDefinition) -> JSON { field.type.json(of: value) }
}

extension FieldType {
    /// The value as answers show it.
    package func json(of value: Value) -> JSON {
        var writer = JSONWriter(reserving: 32)
        write(value, to: &writer)
        return (try? JSONParser.parse(writer.bytes)) ?? .null
    }
}
