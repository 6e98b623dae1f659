import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// What a new workspace begins with: the delivered roles and the working calendar. Added once; afterwards they are ordinary
/// records that administrators change.
struct FirstContent {
    let engine: Engine

    func add() async throws {
        let isNew = try await engine.read(as: .system()) { tx in
            try !tx.connection.exists("SELECT 1 FROM roles") || !tx.connection.exists("SELECT 1 FROM working_calendars")
        }
        guard isNew else { return }
        _ = try await engine.write(as: .system(), name: "workspace.setUp", alone: true) { tx in
            try addRoles(in: tx)
            try addCalendar(in: tx)
            try ZoneUpkeep.rewrite(in: tx, zone: tx.environment.zone)
        }
        try await engine.reloadEnvironment()
    }

    private func addRoles(in tx: Transaction) throws {
        guard try !tx.connection.exists("SELECT 1 FROM roles") else { return }
        for role in StandardRoles.all {
            let language = tx.caller.actor.language
            try tx.create(
                "role",
                RecordInput([
                    "code": .text(role.code), "name": .text(role.name(in: language)), "description": .text(role.description(in: language)),
                    "grants": .json(known(role.grants, in: tx)),
                ]))
        }
    }

    /// Without what it says of objects whose feature is switched off here.
    private func known(_ grants: JSON, in tx: Transaction) -> JSON {
        let isKnown = { (name: String?) in name == "*" || name.map { tx.schema.object($0) != nil } == true }
        return .object(
            (grants.object ?? []).map { member in
                switch member.value {
                case .object(let objects): JSON.Member(member.name, .object(objects.filter { isKnown($0.name) }))
                case .array(let rules) where member.name == "rules" || member.name == "fields":
                    JSON.Member(member.name, .array(rules.filter { isKnown($0["object"]?.string) }))
                default: member
                }
            })
    }

    private func addCalendar(in tx: Transaction) throws {
        guard try !tx.connection.exists("SELECT 1 FROM working_calendars") else { return }
        let language = tx.caller.actor.language
        let calendar = try tx.create(
            "workingCalendar", RecordInput(["name": .text(language == .chinese ? "中国大陆" : "Mainland China")]))
        for day in ChineseHolidays.days {
            try tx.create(
                "calendarDay",
                RecordInput([
                    "calendar": .id(calendar.id), "day": .date(day.date), "isWorking": .boolean(day.isWorking),
                    "nameZh": .text(day.name.zh),
                    "nameEn": .text(day.name.en),
                ]))
        }
    }
}
