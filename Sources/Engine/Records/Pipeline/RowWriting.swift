import MartletKernel
import MartletMetadata
import MartletStorage

/// Puts a record's values into its table and its lists.
struct RowWriting {
    let tx: Transaction
    let object: ObjectSchema

    func insert(_ record: Record) throws {
        var values = [SQLValue]()
        values.reserveCapacity(object.columns.count)
        for (position, field) in object.fields.enumerated() { values += object.stored(record.values[position], of: field) }
        try tx.connection.execute(
            "INSERT INTO \(name: object.table) (\(sql: SQL(stringLiteral: object.columnList))) VALUES \(list: values)")
        for (position, field) in object.fields.enumerated() where field.type.isList {
            try insertList(field, record.values[position], of: record.id)
        }
    }

    /// Writes the changed fields and what every change carries: version, time, person.
    func update(_ record: Record, over before: Record, changed: [Int]) throws {
        let stamps = [SystemField.version.index, SystemField.updatedAt.index, SystemField.updatedBy.index]
        let positions = Set(changed).union(stamps).sorted()
        try set(positions, of: record)
        for position in changed where object.fields[position].type.isList {
            let field = object.fields[position]
            try tx.connection.execute("DELETE FROM \(name: object.listTable(field)) WHERE owner_id = \(record.id)")
            try insertList(field, record.values[position], of: record.id)
        }
    }

    /// Only those fields, without a new version: formulas.
    func set(_ positions: [Int], of record: Record) throws {
        var assignments = [SQL]()
        for position in positions {
            let field = object.fields[position]
            let stored = object.stored(record.values[position], of: field)
            for (offset, value) in stored.enumerated() {
                assignments.append("\(name: object.columns[object.columnStarts[position] + offset].name) = \(value)")
            }
        }
        try tx.connection.execute("UPDATE \(name: object.table) SET \(joined: assignments) WHERE id = \(record.id)")
    }

    private func insertList(_ field: FieldDefinition, _ value: Value, of id: RecordID) throws {
        guard let type = field.type as? any ListField, let list = value.list else { return }
        for (position, element) in list.enumerated() {
            try tx.connection.execute(
                "INSERT INTO \(name: object.listTable(field)) (owner_id, position, value) VALUES (\(id), \(position), \(type.elementKey(element)))"
            )
        }
    }
}
