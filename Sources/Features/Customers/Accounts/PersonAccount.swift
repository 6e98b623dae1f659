import MartletKernel
import MartletMetadata
import MartletRecords

/// A person account stands for one contact: it is made with the account, unless an existing one was named, and shares its fate in
/// the trash. So there is one kind of person for messages, birthdays and consent, whether he buys for himself or for a company.
struct PersonAccount: Reaction {
    func hears(_ entry: ChangeEntry) -> Bool { entry.object == "account" && entry.kind != .event }

    func react(to entry: ChangeEntry, in tx: Transaction) throws {
        let accounts = try tx.schema.require("account")
        guard let account = try tx.load(accounts, entry.record, inTrash: entry.kind == .deleted), account["kind"].text == "person" else {
            return
        }
        switch entry.kind {
        case .created, .updated: try makeContact(of: account, in: tx)
        case .deleted: try move(account, in: tx, toTrash: true)
        case .restored: try move(account, in: tx, toTrash: false)
        case .event: break
        }
    }

    private func makeContact(of account: Record, in tx: Transaction) throws {
        guard account["person"].isNull else { return }
        let contact = try tx.create(
            "contact",
            RecordInput([
                "name": account["name"], "owner": account["owner"], "department": account["department"], "source": account["source"],
            ]), by: .rule)
        try tx.create("affiliation", RecordInput(["contact": .id(contact.id), "account": .id(account.id)]), by: .rule)
        try tx.update("account", account.id, RecordInput(["person": .id(contact.id)]), by: .rule)
    }

    private func move(_ account: Record, in tx: Transaction, toTrash: Bool) throws {
        let contacts = try tx.schema.require("contact")
        // Undoing a deletion brings the contact back by itself; then it is no longer where it is looked for.
        guard let contact = account["person"].id, try tx.load(contacts, contact, inTrash: !toTrash) != nil else { return }
        if toTrash {
            try tx.delete("contact", contact, by: .rule)
        } else {
            try tx.restore("contact", contact, by: .rule)
        }
    }
}
