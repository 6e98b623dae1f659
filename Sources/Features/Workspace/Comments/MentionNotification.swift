import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Tells whoever a comment mentions.
struct MentionNotification: Reaction {
    func hears(_ entry: ChangeEntry) -> Bool { entry.object == "comment" && (entry.kind == .created || entry.kind == .updated) }

    func react(to entry: ChangeEntry, in tx: Transaction) throws {
        guard let mentions = entry.payload["mentions"], let comment = try tx.load(tx.schema.require("comment"), entry.record) else {
            return
        }
        let before = mentions.array?.first?.string ?? ""
        let author = try tx.caller.actor.user.flatMap { try tx.load(tx.schema.require("user"), $0) }?["name"].text
        for user in comment["mentions"].list?.compactMap(\.id) ?? []
        where user != tx.caller.actor.user && !before.contains(user.description) {
            let language = try tx.language(of: user)
            let who = author ?? (language == .chinese ? "系统" : "The system")
            let title = language == .chinese ? "\(who)在评论中提到了您" : "\(who) mentioned you in a comment"
            try tx.create(
                "notification",
                RecordInput([
                    "recipient": .id(user), "kind": .text("comment.mentioned"), "title": .text(title),
                    "body": .text(String((comment["body"].text ?? "").prefix(500))), "record": comment["record"],
                ]), by: .rule)
        }
    }
}

extension Transaction {
    func language(of user: RecordID) throws -> Language {
        try connection.text("SELECT language FROM users WHERE id = \(user)").flatMap(Language.init) ?? .chinese
    }
}
