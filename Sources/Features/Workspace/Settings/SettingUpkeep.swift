import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Refuses a setting that would not work, and keeps what the database derives from the zone.
struct SettingUpkeep: Reaction {
    func hears(_ entry: ChangeEntry) -> Bool { entry.object == "setting" && entry.kind != .event }

    func react(to entry: ChangeEntry, in tx: Transaction) throws {
        guard let setting = try tx.load(tx.schema.require("setting"), entry.record), let key = setting["key"].text else { return }
        let value = setting["value"].json ?? .null
        if let refusal = WorkspaceSettings.refusal(of: value, for: key) {
            throw Problem.fields([.init(field: "value", code: "setting_invalid", message: refusal)])
        }
        if key == "currency" { try refuseNewBase(value, in: tx) }
        if key == "zone", let zone = value.string.flatMap(Zone.init) { try ZoneUpkeep.rewrite(in: tx, zone: zone) }
    }

    /// Base amounts are frozen in the base currency; with another one they would mean something else.
    private func refuseNewBase(_ value: JSON, in tx: Transaction) throws {
        guard value.string != tx.environment.currency.code else { return }
        for object in tx.schema.objects {
            for field in object.fields where field.type.expressionType == .money {
                guard try tx.connection.exists("SELECT 1 FROM \(name: object.table) WHERE \(name: field.column) IS NOT NULL LIMIT 1") else {
                    continue
                }
                throw Problem(
                    .conflict, "base_currency_in_use", zh: "已有金额以 \(tx.environment.currency) 折算，不能更换本位币。",
                    en: "Amounts are already valued in \(tx.environment.currency); the base currency can no longer be changed.")
            }
        }
    }
}

enum ZoneUpkeep {
    static func rewrite(in tx: Transaction, zone: Zone) throws {
        try tx.connection.execute("DELETE FROM zone_offsets")
        for row in ZoneOffsets.rows(for: zone) {
            try tx.connection.execute("INSERT INTO zone_offsets (from_ms, offset_ms) VALUES (\(row.from), \(row.offset))")
        }
    }
}
