import MartletKernel

/// What follows from an entry of the change log inside the same transaction, because the two belong together or not at all: a
/// mention and its notification. What reaches outside the database is a job's work, after commit.
package protocol Reaction: Sendable {
    /// - Returns: whether it wants to hear of that entry; cheap, asked for each.
    func hears(_ entry: ChangeEntry) -> Bool
    func react(to entry: ChangeEntry, in tx: Transaction) throws
}

extension Transaction {
    /// Lets the reactions hear what was logged, and what they log in turn, a few rounds deep.
    func react(_ reactions: [any Reaction]) throws {
        guard !reactions.isEmpty else { return }
        for _ in 0..<5 {
            let entries = log.takeUnheard()
            if entries.isEmpty { return }
            for entry in entries {
                for reaction in reactions where reaction.hears(entry) { try reaction.react(to: entry, in: self) }
            }
        }
        guard log.takeUnheard().isEmpty else {
            throw Problem(.internalError, "reactions_endless", zh: "联动规则相互触发，已中止。", en: "Reactions keep setting each other off; stopped.")
        }
    }
}
