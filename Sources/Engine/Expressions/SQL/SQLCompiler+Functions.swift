import MartletKernel
import MartletStorage

/// Functions over values in stored form. Where the text of an argument is needed twice it is computed in a derived table,
/// so that nesting does not double the query.
extension SQLCompiler {
    mutating func call(_ function: ScalarFunction, _ a: [SQL]) -> SQL {
        switch function {
        case .concatenate: return "(\(joined: a.map { "COALESCE(\(sql: $0), '')" }, by: " || "))"
        // PostgreSQL counts in 32 bits, and a shift by 32 would then do nothing.
        case .length: return "CAST(length(\(joined: a)) AS bigint)"
        case .multiply(let shift): return "martlet_multiply(\(joined: a), \(sql: number(shift)))"
        case .divide(let shift): return "martlet_divide(\(joined: a), \(sql: number(shift)))"
        case .rescale(let places): return "martlet_rescale(\(joined: a), \(sql: number(places)))"
        case .startOf(let unit): return "martlet_start_of_\(sql: unit.word)(\(joined: a))"
        case .dateDifference: return "((\(joined: a, by: " - ")) * 86400000)"
        case .instantDifference: return "martlet_subtract(\(joined: a))"
        case .advanceDate: return "martlet_add_days(\(sql: a[0]), \(sql: a[1]) / 86400000)"
        case .recedeDate: return "martlet_add_days(\(sql: a[0]), -(\(sql: a[1]) / 86400000))"
        case .advanceInstant: return "martlet_bounded_instant(martlet_add(\(joined: a)))"
        case .recedeInstant: return "martlet_bounded_instant(martlet_subtract(\(joined: a)))"
        case .dateOfInstant: return "martlet_add_days(\(sql: dayOfInstant(a[0])), 0)"
        case .startOfDay(let plus): return startOfDay(a[0], plus: plus)
        case .isWorkday: return isWorkday(a[0])
        case .addWorkdays: return addWorkdays(a[0], a[1])
        case .workTime: return "martlet_subtract(\(sql: worked(until: a[1])), \(sql: worked(until: a[0])))"
        default: return "martlet_\(sql: function.word)(\(joined: a))"
        }
    }

    func extreme(_ name: SQL, _ arguments: [SQL], _ type: ExpressionType) -> SQL {
        guard let first = arguments.first else { return "NULL" }
        if dialect == .postgres { return "\(sql: name)(\(sql: first)\(sql: collation(type)), \(joined: Array(arguments.dropFirst())))" }
        return arguments.dropFirst().reduce(first) { "martlet_\(sql: name)(\(sql: $0), \(sql: $1))" }
    }

    // MARK: The zone

    /// One row `(v, shift)`: the value and the offset that holds then, or earlier by that much. No row where the value is
    /// `NULL`.
    private mutating func withOffset(_ value: SQL, earlier: SQL = "") -> (from: SQL, v: SQL, shift: SQL) {
        let given = alias()
        let zone = alias()
        let v: SQL = "\(name: given).v"
        let rows: SQL = "(SELECT \(sql: value) AS v) AS \(name: given), zone_offsets AS \(name: zone)"
        let from: SQL =
            "FROM \(sql: rows) WHERE \(name: zone).from_ms <= \(sql: v)\(sql: earlier) ORDER BY \(name: zone).from_ms DESC LIMIT 1"
        return (from, v, "\(name: zone).offset_ms")
    }

    /// Shifted to positive numbers first, because both databases divide toward zero. It may lie a day outside the calendar.
    private mutating func dayOfInstant(_ instant: SQL) -> SQL {
        let (from, v, shift) = withOffset(instant)
        return "(SELECT (\(sql: v) + \(sql: shift) + 62135769600000) / 86400000 - 719164 \(sql: from))"
    }

    /// As `ZoneOffsets.start`.
    private mutating func startOfDay(_ day: SQL, plus: Int) -> SQL {
        let naive: SQL = plus == 0 ? "\(sql: day) * 86400000" : "(\(sql: day) + \(sql: number(plus))) * 86400000"
        let (guessFrom, n, guessShift) = withOffset(naive, earlier: " - 86400000")
        let guess = alias()
        let zone = alias()
        let time: SQL = "\(name: zone).from_ms"
        let guessed: SQL = "(SELECT \(sql: n) AS n, \(sql: n) - \(sql: guessShift) AS g \(sql: guessFrom)) AS \(name: guess)"
        let rows: SQL = "\(sql: guessed), zone_offsets AS \(name: zone)"
        let last: SQL = "WHERE \(sql: time) <= \(name: guess).g ORDER BY \(sql: time) DESC LIMIT 1"
        let begin: SQL = "\(name: guess).n - \(name: zone).offset_ms"
        return "(SELECT CASE WHEN \(sql: time) > \(sql: begin) THEN \(sql: time) ELSE \(sql: begin) END FROM \(sql: rows) \(sql: last))"
    }

    // MARK: The working calendar

    private mutating func isWorkday(_ day: SQL) -> SQL {
        let calendar = alias()
        return "(SELECT \(name: calendar).working FROM workdays AS \(name: calendar) WHERE \(name: calendar).day = \(sql: day))"
    }

    private mutating func addWorkdays(_ day: SQL, _ count: SQL) -> SQL {
        let given = alias()
        let from = alias()
        let to = alias()
        let start: SQL = "\(name: from).ordinal + CASE WHEN n < 0 AND NOT \(name: from).working THEN 1 ELSE 0 END"
        let target: SQL = "\(name: to).working AND \(name: to).ordinal = martlet_add(\(sql: start), n)"
        let found: SQL = "(SELECT \(name: to).day FROM workdays AS \(name: to) WHERE \(sql: target))"
        let values: SQL = "(SELECT \(sql: day) AS d, \(sql: count) AS n) AS \(name: given)"
        let rows: SQL = "\(sql: values) JOIN workdays AS \(name: from) ON \(name: from).day = d"
        return "(SELECT CASE WHEN n = 0 THEN d ELSE \(sql: found) END FROM \(sql: rows) WHERE n IS NOT NULL)"
    }

    /// Working time since the calendar's first day, in milliseconds.
    private mutating func worked(until instant: SQL) -> SQL {
        let minutes = context.calendar.workingMinutes
        let begin = number(minutes.lowerBound * 60_000)
        let length = number(minutes.count * 60_000)
        let (from, v, shift) = withOffset(instant)
        let wall = alias()
        let split = alias()
        let calendar = alias()
        let local: SQL = "(SELECT \(sql: v) + \(sql: shift) AS l \(sql: from)) AS \(name: wall)"
        let day: SQL = "(l + 62135769600000) / 86400000 - 719164"
        let time: SQL = "(l + 62135769600000) % 86400000 - \(sql: begin)"
        let parts: SQL = "(SELECT \(sql: day) AS d, \(sql: time) AS t FROM \(sql: local)) AS \(name: split)"
        let today: SQL = "CASE WHEN t < 0 THEN 0 WHEN t > \(sql: length) THEN \(sql: length) ELSE t END"
        let ordinal: SQL = "\(name: calendar).ordinal"
        let sum: SQL =
            "CASE WHEN \(name: calendar).working THEN (\(sql: ordinal) - 1) * \(sql: length) + \(sql: today) ELSE \(sql: ordinal) * \(sql: length) END"
        return "(SELECT \(sql: sum) FROM \(sql: parts) JOIN workdays AS \(name: calendar) ON \(name: calendar).day = d)"
    }
}

extension ScalarFunction.CalendarUnit {
    fileprivate var word: SQL {
        switch self {
        case .week: "week"
        case .month: "month"
        case .quarter: "quarter"
        case .year: "year"
        }
    }
}

extension ScalarFunction {
    /// The rest of the name of a function called with just its arguments.
    fileprivate var word: SQL {
        switch self {
        case .add: "add"
        case .subtract: "subtract"
        case .absolute: "absolute"
        case .year: "year"
        case .quarter: "quarter"
        case .month: "month"
        case .day: "day"
        case .weekday: "weekday"
        case .addDays: "add_days"
        case .addMonths: "add_months"
        default: ""
        }
    }
}
