import MartletKernel
import MartletMetadata
import MartletStorage

/// Appends entries in the transaction that makes the change.
final class ChangeLogWriter {
    private let connection: any Connection
    private let operation: OperationStamp
    private let now: Instant
    private let random: any RandomSource
    private(set) var count = 0
    private(set) var objects = Set<String>()
    /// Entries no reaction has heard yet.
    private(set) var unheard: [ChangeEntry] = []

    init(connection: any Connection, operation: OperationStamp, now: Instant, random: any RandomSource) {
        self.connection = connection
        self.operation = operation
        self.now = now
        self.random = random
    }

    func append(_ entry: ChangeEntry) throws {
        if count == 0 { try beginOperation() }
        count += 1
        unheard.append(entry)
        objects.insert(entry.object)
        let salt = random.bytes(16)
        let digest = entry.digest(salt: salt, at: now, operation: operation.id)
        try connection.execute(
            """
            INSERT INTO changes (operation, object, record, version, kind, name, at, actor, channel, payload, salt, digest)
            VALUES (\(operation.id), \(entry.object), \(entry.record), \(entry.version), \(entry.kind.rawValue), \(entry.name),
              \(now), \(operation.actor), \(operation.channel.rawValue), \(entry.payload.description), \(salt), \(digest))
            """)
    }

    /// How far the log has come, for a savepoint.
    struct Mark {
        fileprivate let count: Int
        fileprivate let objects: Set<String>
        fileprivate let unheard: Int
    }

    var mark: Mark { Mark(count: count, objects: objects, unheard: unheard.count) }

    /// What was appended since has been rolled back, the operation's own row with its first entry.
    func forget(after mark: Mark) {
        count = mark.count
        objects = mark.objects
        unheard.removeLast(max(0, unheard.count - mark.unheard))
    }

    func takeUnheard() -> [ChangeEntry] {
        defer { unheard = [] }
        return unheard
    }

    private func beginOperation() throws {
        try connection.execute(
            """
            INSERT INTO operations (id, name, actor, channel, at, undo_of)
            VALUES (\(operation.id), \(operation.name), \(operation.actor), \(operation.channel.rawValue), \(now), \(operation.undoes))
            """)
        if let undone = operation.undoes {
            try connection.execute("UPDATE operations SET undone_by = \(operation.id) WHERE id = \(undone)")
            // Where an undo is itself taken back, what it undid is there again and can be undone again.
            try connection.execute("UPDATE operations SET undone_by = NULL WHERE undone_by = \(undone)")
        }
    }
}

extension Transaction {
    /// Appends a named event about a record: `field.revealed`, `session.started`.
    package func announce(_ name: String, on record: Record, _ payload: JSON = .object([])) throws {
        try log.append(.event(name, on: record, payload: payload))
    }
}
