import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords

/// Refuses a role whose grants do not read: a typing error must not open or shut a door.
struct RoleGrantsCheck: Reaction {
    func hears(_ entry: ChangeEntry) -> Bool { entry.object == "role" && entry.payload["grants"] != nil }

    func react(to entry: ChangeEntry, in tx: Transaction) throws {
        guard let role = try tx.load(tx.schema.require("role"), entry.record) else { return }
        _ = try RoleGrants(name: role["name"].text ?? "", json: role["grants"].json ?? .object([]), schema: tx.schema)
    }
}
