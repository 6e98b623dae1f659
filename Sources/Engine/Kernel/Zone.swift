import Foundation

/// The workspace's time zone, an IANA name such as `Asia/Shanghai`. Days and months begin in it.
package struct Zone: Hashable, Sendable {
    package let name: String
    private let zone: TimeZone

    /// `nil` for a name the system does not know.
    package init?(_ name: String) {
        guard let zone = TimeZone(identifier: name) else { return nil }
        self.name = name
        self.zone = zone
    }

    package static let utc = Zone(name: "UTC", zone: TimeZone(secondsFromGMT: 0) ?? .gmt)

    private init(name: String, zone: TimeZone) {
        self.name = name
        self.zone = zone
    }

    /// Milliseconds to add to UTC at that instant.
    package func offset(at instant: Instant) -> Int64 {
        Int64(zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.milliseconds) / 1000))) * 1000
    }

    package func date(of instant: Instant) -> CalendarDate {
        let local = instant.advanced(byMilliseconds: offset(at: instant)).milliseconds
        return CalendarDate(days: Int32(clamping: local.floorDivided(by: 86_400_000).quotient))
    }

    /// The first instant of the day. Where a clock change skips midnight (São Paulo until 2018, Cairo) it is the
    /// change itself; a day that a zone left out whole (Apia, 2011-12-30) begins with the next one.
    package func start(of date: CalendarDate) -> Instant {
        let naive = Int64(date.days) * 86_400_000
        let before = offset(at: Instant(milliseconds: naive - 86_400_000))
        let after = offset(at: Instant(milliseconds: naive + 86_400_000))
        let candidates = [max(before, after), min(before, after)].map { Instant(milliseconds: naive - $0) }
        for candidate in candidates where naive - candidate.milliseconds == offset(at: candidate) { return candidate }
        return firstChange(after: candidates[0], until: candidates[1])
    }

    /// The instant in the range from which the later offset counts, by halving. There is one change at most within a day.
    private func firstChange(after start: Instant, until end: Instant) -> Instant {
        var low = start.milliseconds
        var high = end.milliseconds
        let later = offset(at: end)
        while high - low > 1 {
            let middle = low + (high - low) / 2
            if offset(at: Instant(milliseconds: middle)) == later { high = middle } else { low = middle }
        }
        return Instant(milliseconds: high)
    }
}

/// Tells the time. Production reads the system's clock; tests set their own.
package protocol WallClock: Sendable {
    func now() -> Instant
}

/// The system's clock, in milliseconds.
package struct SystemClock: WallClock {
    package init() {}
    package func now() -> Instant {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
