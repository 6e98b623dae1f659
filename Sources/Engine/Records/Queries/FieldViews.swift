import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// How one field of one record appears to the caller.
package enum FieldView: Sendable, Equatable {
    case clear, masked, hidden
}

/// Settles field by field what the caller sees of a record.
package struct FieldViews {
    let tx: Transaction
    let object: ObjectSchema

    package init(tx: Transaction, object: ObjectSchema) {
        self.tx = tx
        self.object = object
    }

    /// Of a record the caller may read.
    package func views(of id: RecordID) throws -> [String: FieldView] {
        var result: [String: FieldView] = [:]
        var conditional = [(field: String, isMasked: Bool, condition: SQL)]()
        let compiler = tx.openCompiler
        for field in object.fields where !field.isSecret {
            let visibility = tx.access.visibility(of: field.name, on: object)
            guard let condition = visibility.condition else {
                result[field.name] = .clear
                continue
            }
            conditional.append((field.name, visibility.isMasked, try compiler.filter(condition, alias: "t")))
        }
        guard !conditional.isEmpty else { return result }
        let flags = conditional.map { item -> SQL in "CASE WHEN \(sql: item.condition) THEN 1 ELSE 0 END" }
        _ = try tx.connection.first("SELECT \(joined: flags) FROM \(name: object.table) t WHERE t.id = \(id)") { row in
            for (position, item) in conditional.enumerated() {
                result[item.field] = row.integer(position) == 1 ? .clear : item.isMasked ? .masked : .hidden
            }
        }
        return result
    }
}
