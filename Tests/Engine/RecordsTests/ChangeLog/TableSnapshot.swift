import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage
import MartletTestSupport

/// Everything that the living records of some objects are, field by field, to compare two states of a workspace.
struct TableSnapshot: Equatable {
    let rows: [String: [RecordID: [String: Value]]]
    let timeline: Set<String>
    let matchKeys: Set<String>

    /// Left out is what a change and its undo alter for good: the version, the time and person of the last change.
    private static let passing: Set<String> = ["version", "updatedAt", "updatedBy"]

    init(of objects: [String], in app: TestApp) async throws {
        self = try await app.read(.ada) { tx in
            var rows: [String: [RecordID: [String: Value]]] = [:]
            for name in objects {
                let object = try tx.schema.require(name)
                let records = try tx.connection.all(
                    "SELECT \(sql: SQL(stringLiteral: object.columnList)) FROM \(name: object.table) WHERE deleted_at IS NULL"
                ) { object.record(from: $0) }
                rows[name] = Dictionary(uniqueKeysWithValues: records.map { ($0.id, TableSnapshot.values(of: $0)) })
            }
            let timeline = try tx.connection.all("SELECT record, at, entry FROM timeline") {
                "\($0.id(0)?.description ?? "") \($0.integer(1) ?? 0) \($0.id(2)?.description ?? "")"
            }
            let keys = try tx.connection.all("SELECT kind, key, record FROM match_keys") {
                "\($0.text(0) ?? "") \($0.text(1) ?? "") \($0.id(2)?.description ?? "")"
            }
            return TableSnapshot(rows: rows, timeline: Set(timeline), matchKeys: Set(keys))
        }
    }

    private init(rows: [String: [RecordID: [String: Value]]], timeline: Set<String>, matchKeys: Set<String>) {
        self.rows = rows
        self.timeline = timeline
        self.matchKeys = matchKeys
    }

    private static func values(of record: Record) -> [String: Value] {
        var result: [String: Value] = [:]
        for (position, field) in record.object.fields.enumerated() where !passing.contains(field.name) {
            result[field.name] = record.values[position]
        }
        return result
    }

    /// Where two states differ, for a message that helps.
    func difference(from other: TableSnapshot) -> [String] {
        var result = [String]()
        for (object, mine) in rows {
            let theirs = other.rows[object] ?? [:]
            for id in Set(mine.keys).union(theirs.keys) {
                guard let left = mine[id], let right = theirs[id] else {
                    result.append("\(object) \(id) only on one side")
                    continue
                }
                for (name, value) in left where right[name] != value {
                    result.append("\(object) \(id) \(name): \(value) and \(String(describing: right[name]))")
                }
            }
        }
        if timeline != other.timeline { result.append("timeline \(timeline.symmetricDifference(other.timeline))") }
        if matchKeys != other.matchKeys { result.append("match keys \(matchKeys.symmetricDifference(other.matchKeys))") }
        return result
    }
}
