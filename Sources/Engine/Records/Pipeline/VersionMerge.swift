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
        var overlaps = [Overlap]()
        for (position, yours) in values {
            let field = object.fields[position]
            guard let before = since[field.name] else { continue }
            let theirs = current.values[position]
            if theirs != yours, theirs != before { overlaps.append(Overlap(field: field, base: before, theirs: theirs, yours: yours)) }
        }
        guard overlaps.isEmpty else { throw conflict(overlaps.sorted { $0.field.name < $1.field.name }, current: current) }
    }

    /// A field both sides changed. He may write a field only where he may see it (`InputReading`), so theirs is his to see.
    private struct Overlap {
        let field: FieldDefinition
        let base: Value
        let theirs: Value
        let yours: Value
    }

    private func conflict(_ overlaps: [Overlap], current: Record) -> Problem {
        let zh = "其他人已修改：" + overlaps.map(\.field.labels.zh).joined(separator: "、")
        let en = "Changed by somebody else meanwhile: " + overlaps.map { $0.field.labels.en.lowercased() }.joined(separator: ", ")
        func side(_ pick: (Overlap) -> Value) -> JSON {
            .object(overlaps.map { JSON.Member($0.field.name, $0.field.type.json(of: pick($0))) })
        }
        return Problem(
            .conflict, "version_conflict", zh: zh, en: en,
            errors: overlaps.map {
                .init(
                    field: $0.field.name, code: "changed_meanwhile",
                    message: LocalisedText(zh: "其他人已修改此字段。", en: "Somebody else changed this field."))
            },
            details: [
                "version": .integer(current.version), "base": side(\.base), "theirs": side(\.theirs), "yours": side(\.yours),
            ])
    }
}

extension FieldType {
    /// The value as answers show it.
    package func json(of value: Value) -> JSON {
        var writer = JSONWriter(reserving: 32)
        write(value, to: &writer)
        return (try? JSONParser.parse(writer.bytes)) ?? .null
    }
}
