import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// `notification.read`: marks one's notifications as read, one or all.
struct NotificationReading: Action {
    static let name = "notification.read"
    static let labels = LocalisedText(zh: "标为已读", en: "Mark as read")
    static let summary = LocalisedText(zh: "把自己的一条或全部通知标为已读。", en: "Marks one of your notifications, or all of them, as read.")
    static let permission = ActionPermission.everyone
    static let input = [FieldDefinition("id", zh: "通知", en: "Notification", IdentifierField()).helped(zh: "缺省为全部", en: "All by default")]

    private let id: RecordID?

    init(_ input: ActionInput) throws { id = input["id"].id }

    func run(in tx: Transaction) throws -> JSON {
        guard let user = tx.caller.actor.user else { return .members(["read": 0]) }
        let one: SQL = if let id { " AND id = \(id)" } else { "" }
        let ids = try tx.connection.all(
            "SELECT id FROM notifications WHERE recipient = \(user) AND read_at IS NULL AND deleted_at IS NULL\(sql: one) LIMIT 1000"
        ) { $0.id(0) }
        for case let id? in ids { try tx.update("notification", id, RecordInput(["readAt": .instant(tx.now)]), by: .rule) }
        return .members(["read": .integer(Int64(ids.count))])
    }
}
