import MartletKernel
import MartletMetadata
import MartletStorage

/// Keeps the table of normalised mail addresses, phones, names and numbers by which duplicates are found. A key belongs to the
/// record it speaks of, which may be the one its source hangs on.
struct MatchKeys {
    let tx: Transaction
    let object: ObjectSchema

    struct Key: Hashable {
        let kind: String
        let key: String
        let object: String
        let record: RecordID
        let weight: Int
    }

    func add(of record: Record) throws {
        for key in keys(of: record) {
            try tx.connection.execute(
                """
                INSERT INTO match_keys (kind, key, object, record, source, weight)
                VALUES (\(key.kind), \(key.key), \(key.object), \(key.record), \(record.id), \(key.weight)) ON CONFLICT DO NOTHING
                """)
        }
    }

    func remove(of record: Record) throws {
        guard !object.definition.matchRules.isEmpty else { return }
        try tx.connection.execute("DELETE FROM match_keys WHERE source = \(record.id)")
    }

    func refresh(_ record: Record, over before: Record) throws {
        guard !object.definition.matchRules.isEmpty, Set(keys(of: record)) != Set(keys(of: before)) else { return }
        try remove(of: before)
        try add(of: record)
    }

    func keys(of record: Record) -> [Key] {
        object.definition.matchRules.flatMap { rule -> [Key] in
            guard let key = rule.normalise(record[rule.field], record), !key.isEmpty else { return [] }
            if rule.holders.isEmpty { return [Key(kind: rule.kind, key: key, object: object.name, record: record.id, weight: rule.weight)] }
            return rule.holders.compactMap { holder in
                guard let id = record[holder].id, let type = object.field(holder)?.type as? ReferenceField else { return nil }
                return Key(kind: rule.kind, key: key, object: type.target, record: id, weight: rule.weight)
            }
        }
    }
}
