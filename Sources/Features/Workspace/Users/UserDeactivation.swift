import MartletKernel
import MartletRecords
import MartletStorage

/// A user who is switched off or deleted is out at once: sessions and keys end in the same transaction.
struct UserDeactivation: Reaction {
    func hears(_ entry: ChangeEntry) -> Bool {
        entry.object == "user" && (entry.kind == .deleted || entry.payload["isActive"]?.array?.last == .boolean(false))
    }

    func react(to entry: ChangeEntry, in tx: Transaction) throws { try UserSessions.end(of: entry.record, in: tx) }
}

enum UserSessions {
    /// Revokes every session and key a user holds.
    static func end(of user: RecordID, in tx: Transaction) throws {
        for (object, table) in [("session", "sessions"), ("apiKey", "api_keys")] {
            let ids = try tx.connection.all(
                "SELECT id FROM \(name: table) WHERE \(name: "user") = \(user) AND revoked_at IS NULL AND deleted_at IS NULL"
            ) { $0.id(0) }
            for case let id? in ids { try tx.update(object, id, RecordInput(["revokedAt": .instant(tx.now)]), by: .rule) }
        }
    }
}

/// The last administrator cannot be taken away: nobody could let anyone in again.
struct LastAdministrator: Reaction {
    func hears(_ entry: ChangeEntry) -> Bool {
        (entry.object == "user" && entry.kind != .event && entry.kind != .created) || (entry.object == "role" && entry.kind != .event)
    }

    func react(to entry: ChangeEntry, in tx: Transaction) throws {
        guard try tx.connection.exists("SELECT 1 FROM users") else { return }
        // Locked, so that of two administrators who take each other away at once the second waits and is refused.
        let rowLock = tx.connection.dialect.rowLock
        let lock: SQL = rowLock.isEmpty ? rowLock : rowLock + " OF u"
        let grants = try tx.connection.all(
            """
            SELECT r.grants FROM users u JOIN users_roles ur ON ur.owner_id = u.id JOIN roles r ON r.id = ur.value
            WHERE u.is_active AND u.deleted_at IS NULL AND r.deleted_at IS NULL\(sql: lock)
            """
        ) { try JSONParser.parse(($0.text(0) ?? "{}").utf8)["administrator"]?.boolean ?? false }
        guard grants.contains(true) else {
            throw Problem(
                .conflict, "last_administrator", zh: "至少要保留一位启用的管理员。", en: "At least one active administrator must remain.")
        }
    }
}
