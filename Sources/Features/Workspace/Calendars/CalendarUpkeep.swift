import MartletExpressions
import MartletKernel
import MartletRecords
import MartletStorage

/// Keeps the table of working days equal to the calendar's records.
struct CalendarUpkeep: Reaction {
    func hears(_ entry: ChangeEntry) -> Bool {
        (entry.object == "workingCalendar" || entry.object == "calendarDay") && entry.kind != .event
    }

    func react(to entry: ChangeEntry, in tx: Transaction) throws {
        // One change is told per day; the table is written once, by the last of them.
        guard try StoredCalendar.isStale(in: tx.connection) else { return }
        try StoredCalendar.rewrite(in: tx.connection)
    }
}

/// The working calendar as its records state it.
enum StoredCalendar {
    static func read(from connection: any Connection) throws -> WorkingDays {
        let found = try connection.first(
            "SELECT id, workday_start, workday_end, weekdays FROM working_calendars WHERE deleted_at IS NULL ORDER BY created_at, id LIMIT 1"
        ) { ($0.id(0), $0.integer(1) ?? 540, $0.integer(2) ?? 1080, $0.text(3) ?? "") }
        guard let found, let id = found.0 else { return .chinese }
        let (_, start, end, weekdays) = found
        var exceptions: [CalendarDate: Bool] = [:]
        try connection.query("SELECT day, is_working FROM calendar_days WHERE calendar = \(id) AND deleted_at IS NULL") { row in
            exceptions[CalendarDate(days: Int32(clamping: row.integer(0) ?? 0))] = row.boolean(1) ?? false
            return true
        }
        let numbers = (try? JSONParser.parse(weekdays.utf8))?.array?.compactMap { $0.string.flatMap(Int.init) } ?? [1, 2, 3, 4, 5]
        // A year counts as covered once its holidays are there.
        let years = Set(exceptions.keys.map(\.civil.year))
        guard let first = years.min(), let last = years.max() else { return .chinese }
        return WorkingDays(
            years: first...last, weekdays: Set(numbers), exceptions: exceptions, workingMinutes: Int(start)..<max(Int(start) + 1, Int(end)))
    }

    static func isStale(in connection: any Connection) throws -> Bool {
        let days = try read(from: connection).rows
        let stored = try connection.all("SELECT day, working, ordinal FROM workdays ORDER BY day") {
            WorkingDays.Row(
                day: CalendarDate(days: Int32(clamping: $0.integer(0) ?? 0)), isWorking: $0.boolean(1) ?? false, ordinal: $0.integer(2) ?? 0
            )
        }
        return days != stored
    }

    static func rewrite(in connection: any Connection) throws {
        try connection.execute("DELETE FROM workdays")
        for row in try read(from: connection).rows {
            try connection.execute("INSERT INTO workdays (day, working, ordinal) VALUES (\(row.day), \(row.isWorking), \(row.ordinal))")
        }
    }
}
