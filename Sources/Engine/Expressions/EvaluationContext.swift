import MartletKernel

/// What an expression may know besides the record: the time, the zone, the caller, the calendar.
package struct EvaluationContext: Sendable {
    package let now: Instant
    package let zone: Zone
    /// The caller's user record by field name; empty for the system, whose `me` is `null`.
    package let me: [String: Value]
    package let meID: RecordID?
    /// The workspace's base currency.
    package let currency: Currency
    package let calendar: any WorkingCalendar

    package init(
        now: Instant, zone: Zone, me: [String: Value], meID: RecordID?, currency: Currency, calendar: any WorkingCalendar
    ) {
        self.now = now
        self.zone = zone
        self.me = me
        self.meID = meID
        self.currency = currency
        self.calendar = calendar
    }
}

/// Which days are worked. The database holds the same as the table `workdays (day integer primary key, working
/// boolean, ordinal integer)`: one row for every day of the covered years, `ordinal` counting the working days up to
/// and including that day. A day outside answers `nil`, which expressions turn into `null`.
package protocol WorkingCalendar: Sendable {
    func isWorking(_ day: CalendarDate) -> Bool?
    func ordinal(of day: CalendarDate) -> Int64?
    /// The working day with that ordinal.
    func day(withOrdinal ordinal: Int64) -> CalendarDate?
    /// Minutes after midnight between which work is done, the same every working day.
    var workingMinutes: Range<Int> { get }
}

extension EvaluationContext {
    /// A field of the caller's own record.
    func mine(_ field: String) -> Value {
        if field == "id" { return meID.map(Value.id) ?? .null }
        return meID == nil ? .null : me[field] ?? .null
    }
}
