import MartletKernel
import Synchronization

/// A zone's offsets from UTC as a table, so that both databases and memory turn instants into days by the same rows
/// whatever time zone data each brings along.
///
/// The table `zone_offsets (from_ms integer primary key, offset_ms integer)` holds `rows(for:)` of the workspace's zone.
/// Before 1900 and from 2101 on, the first and last offset hold for ever.
package struct ZoneOffsets: Sendable {
    private let starts: [Int64]
    private let offsets: [Int64]

    /// The rows to store: an offset (milliseconds to add to UTC) and the first instant it holds for, ascending; the
    /// first row begins before every instant.
    package static func rows(for zone: Zone) -> [(from: Int64, offset: Int64)] {
        let table = ZoneOffsets.of(zone)
        return Array(zip(table.starts, table.offsets)).map { (from: $0.0, offset: $0.1) }
    }

    /// Zones are few and their offsets never change while the program runs, so each is computed once.
    private static let known = Mutex<[String: ZoneOffsets]>([:])

    static func of(_ zone: Zone) -> ZoneOffsets {
        if let table = known.withLock({ $0[zone.name] }) { return table }
        let table = ZoneOffsets(zone)
        known.withLock { $0[zone.name] = table }
        return table
    }

    /// Looks at every day from 1900 to 2100 and narrows each change down to the millisecond. A zone that changed and
    /// changed back within a day would be missed; there is none.
    private init(_ zone: Zone) {
        let day: Int64 = 86_400_000
        let first: Int64 = -2_208_988_800_000
        let last: Int64 = 4_133_980_800_000
        var starts: [Int64] = [ZoneOffsets.beginning]
        var offsets: [Int64] = [zone.offset(at: Instant(milliseconds: first))]
        var before = first
        while before < last {
            let after = before + day
            let offset = zone.offset(at: Instant(milliseconds: after))
            if offset != offsets[offsets.count - 1] {
                starts.append(ZoneOffsets.change(of: zone, from: before, to: after))
                offsets.append(offset)
            }
            before = after
        }
        self.starts = starts
        self.offsets = offsets
    }

    /// Earlier than any instant with any offset added, and far from overflow.
    private static let beginning: Int64 = -1_000_000_000_000_000

    private static func change(of zone: Zone, from: Int64, to: Int64) -> Int64 {
        let old = zone.offset(at: Instant(milliseconds: from))
        var low = from
        var high = to
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if zone.offset(at: Instant(milliseconds: middle)) == old { low = middle } else { high = middle }
        }
        return high
    }

    private func offset(at milliseconds: Int64) -> Int64 { offsets[row(at: milliseconds)] }

    /// The last row that begins at or before that time.
    private func row(at milliseconds: Int64) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if starts[middle] <= milliseconds { low = middle } else { high = middle }
        }
        return low
    }

    /// Milliseconds since 1970-01-01T00:00 on the wall clock.
    func local(_ milliseconds: Int64) -> Int64 { milliseconds &+ offset(at: milliseconds) }

    /// The day on the wall clock; it may lie a day outside the calendar.
    func day(of milliseconds: Int64) -> Int64 { local(milliseconds).floorDivided(by: CalendarArithmetic.dayLength).quotient }

    /// The first instant of the day: midnight by the offset of the day before, or, when the clock was changed until
    /// then, midnight by the new one, but not before the change (São Paulo until 2018 left midnight out).
    func start(ofDay day: Int64) -> Int64 {
        let naive = day &* CalendarArithmetic.dayLength
        let current = row(at: naive &- offset(at: naive &- CalendarArithmetic.dayLength))
        return max(starts[current], naive &- offsets[current])
    }
}
