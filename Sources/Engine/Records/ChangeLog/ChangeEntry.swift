import Crypto
import Foundation
import MartletKernel
import MartletMetadata

/// One entry of the change log: the fields of a record that changed in one write, or a named event.
package struct ChangeEntry: Sendable {
    package enum Kind: String, Sendable { case created, updated, deleted, restored, event }

    package let object: String
    package let record: RecordID
    package let version: Int64
    package let kind: Kind
    /// The event's name.
    package let name: String?
    /// Of fields: `{name: [before, after]}` in logged form. Of an event: its own members.
    package let payload: JSON

    static func created(_ record: Record) -> ChangeEntry {
        let changed = record.object.fields.indices.filter { !record.values[$0].isNull && !skipped.contains($0) }
        return ChangeEntry(record, .created, fields(changed, of: record, over: nil))
    }

    static func updated(_ record: Record, over before: Record, changed: [Int]) -> ChangeEntry {
        ChangeEntry(record, .updated, fields(changed.filter { !skipped.contains($0) }, of: record, over: before))
    }

    static func deleted(_ record: Record) -> ChangeEntry { ChangeEntry(record, .deleted, .object([])) }
    static func restored(_ record: Record) -> ChangeEntry { ChangeEntry(record, .restored, .object([])) }

    static func event(_ name: String, on record: Record, payload: JSON) -> ChangeEntry {
        ChangeEntry(object: record.object.name, record: record.id, version: record.version, kind: .event, name: name, payload: payload)
    }

    private init(_ record: Record, _ kind: Kind, _ payload: JSON) {
        self.init(object: record.object.name, record: record.id, version: record.version, kind: kind, name: nil, payload: payload)
    }

    package init(object: String, record: RecordID, version: Int64, kind: Kind, name: String?, payload: JSON) {
        self.object = object
        self.record = record
        self.version = version
        self.kind = kind
        self.name = name
        self.payload = payload
    }

    /// Told by the entry itself: its version, its time, its actor.
    private static let skipped: Set<Int> = [
        SystemField.id.index, SystemField.version.index, SystemField.createdAt.index, SystemField.createdBy.index,
        SystemField.updatedAt.index, SystemField.updatedBy.index, SystemField.deletedAt.index,
    ]

    /// An append-only fact is its own history: only that it came is logged. Of a secret only that it changed.
    private static func fields(_ positions: [Int], of record: Record, over before: Record?) -> JSON {
        if record.object.definition.isAppendOnly { return .object([]) }
        return .object(
            positions.map { position in
                let field = record.object.fields[position]
                if field.isSecret { return JSON.Member(field.name, .array([.null, .null])) }
                let old = before.map { LoggedValue.json($0.values[position], of: field) } ?? .null
                return JSON.Member(field.name, .array([old, LoggedValue.json(record.values[position], of: field)]))
            })
    }

    /// SHA-256 over the entry's own data and, for each member, the digest of salt, name and value: a value can later be blanked by
    /// putting its digest in its place, and the chain over the entries still verifies.
    func digest(salt: [UInt8], at: Instant, operation: RecordID) -> [UInt8] {
        var hash = SHA256()
        let head = "\(object)\n\(record)\n\(version)\n\(kind.rawValue)\n\(name ?? "")\n\(at.milliseconds)\n\(operation)\n"
        hash.update(data: Array(head.utf8))
        for member in payload.object ?? [] {
            var part = SHA256()
            part.update(data: salt)
            part.update(data: Array(member.name.utf8))
            part.update(data: member.value.bytes)
            hash.update(data: Array(part.finalize()))
        }
        return Array(hash.finalize())
    }
}
