import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// Required fields, uniqueness and the object's checks.
struct RecordValidation {
    let tx: Transaction
    let object: ObjectSchema

    /// - Parameter changed: the fields that differ; `nil` for a new record.
    /// - Throws: `Problem` with one error per rule broken.
    func check(_ record: Record, changed: Set<String>?) throws {
        var errors = [Problem.FieldError]()
        for (position, field) in object.fields.enumerated() where field.isRequired && record.values[position].isNull {
            errors.append(
                .init(
                    field: field.name, code: "required",
                    message: LocalisedText(zh: "\(field.labels.zh)不能为空。", en: "\(field.labels.en) is required.")))
        }
        for (rule, condition) in tx.checks.of(object.name) where try !tx.isTrue(condition, of: record, guard: OpenGuard()) {
            errors.append(.init(field: rule.field, code: rule.name, message: rule.message))
        }
        try errors.append(contentsOf: duplicates(of: record, changed: changed))
        errors += try circle(of: record, changed: changed)
        guard errors.isEmpty else { throw Problem.fields(errors) }
    }

    /// For a record that comes back: its values may have been given to others meanwhile.
    func checkUnique(_ record: Record) throws {
        let errors = try duplicates(of: record, changed: nil)
        guard errors.isEmpty else { throw Problem.fields(errors) }
    }

    /// The unique index is the last guard; asking first gives an answer that names the field.
    private func duplicates(of record: Record, changed: Set<String>?) throws -> [Problem.FieldError] {
        let single = object.fields.filter(\.isUnique).map { [$0.name] }
        return try (single + object.definition.uniqueTogether).compactMap { names in
            guard changed.map({ !$0.isDisjoint(with: names) }) ?? true else { return nil }
            let fields = names.compactMap { object.field($0) }
            guard fields.allSatisfy({ !record[$0.name].isNull }) else { return nil }
            let matches = fields.map { field -> SQL in
                "\(name: field.column) = \(object.stored(record[field.name], of: field)[0])"
            }
            let taken = try tx.connection.exists(
                "SELECT 1 FROM \(name: object.table) WHERE \(joined: matches, by: " AND ") AND deleted_at IS NULL AND id <> \(record.id)")
            guard taken else { return nil }
            let zh = fields.map(\.labels.zh).joined(separator: "、")
            let en = fields.map(\.labels.en).joined(separator: ", ")
            return .init(
                field: names[0], code: "not_unique",
                message: LocalisedText(zh: "已有相同的\(zh)。", en: "Another record has this \(en.lowercased()) already."))
        }
    }

    /// A node must not come to lie below itself.
    private func circle(of record: Record, changed: Set<String>?) throws -> [Problem.FieldError] {
        guard let tree = object.definition.treeField, let parent = record[tree].id, changed?.contains(tree) ?? true else { return [] }
        let source = DraftSource(tx: tx, draft: record)
        guard try source.isWithin(object: object.name, node: parent, ancestor: record.id) else { return [] }
        let label = object.field(tree)?.labels
        return [
            .init(
                field: tree, code: "circle",
                message: LocalisedText(
                    zh: "\(label?.zh ?? tree)不能是自己或自己的下级。",
                    en: "The \(label?.en.lowercased() ?? tree) must not be the record itself or one below it."))
        ]
    }
}
