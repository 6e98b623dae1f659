import MartletKernel
import MartletStorage

/// Applies a function to values in stored form.
struct ScalarEvaluation {
    let context: EvaluationContext

    func apply(_ function: ScalarFunction, _ arguments: [SQLValue]) -> SQLValue {
        switch function {
        case .least: return arguments.reduce(.null, ScalarOrder.least)
        case .greatest: return arguments.reduce(.null, ScalarOrder.greatest)
        case .concatenate: return .text(arguments.map { if case .text(let text) = $0 { text } else { "" } }.joined())
        case .length:
            guard case .text(let text) = arguments[0] else { return .null }
            return .integer(Int64(text.unicodeScalars.count))
        case .isWorkday:
            guard case .integer(let day) = arguments[0] else { return .null }
            return context.calendar.isWorking(CalendarDate(days: Int32(clamping: day))).map(SQLValue.boolean) ?? .null
        default:
            var integers: [Int64] = []
            for argument in arguments {
                guard case .integer(let value) = argument else { return .null }
                integers.append(value)
            }
            return number(function, integers).map(SQLValue.integer) ?? .null
        }
    }

    private func number(_ function: ScalarFunction, _ a: [Int64]) -> Int64? {
        switch function {
        case .add: ExactArithmetic.add(a[0], a[1])
        case .subtract: ExactArithmetic.subtract(a[0], a[1])
        case .multiply(let shift): ExactArithmetic.multiply(a[0], a[1], shift: shift)
        case .divide(let shift): ExactArithmetic.divide(a[0], a[1], shift: shift)
        case .rescale(let places): ExactArithmetic.rescale(a[0], places: places)
        case .absolute: ExactArithmetic.absolute(a[0])
        case .year: CalendarArithmetic.year(a[0])
        case .quarter: CalendarArithmetic.quarter(a[0])
        case .month: CalendarArithmetic.month(a[0])
        case .day: CalendarArithmetic.dayOfMonth(a[0])
        case .weekday: CalendarArithmetic.weekday(a[0])
        case .startOf(let unit): CalendarArithmetic.start(of: unit, a[0])
        case .addDays: CalendarArithmetic.adding(days: a[1], to: a[0])
        case .addMonths: CalendarArithmetic.adding(months: a[1], to: a[0])
        default: time(function, a)
        }
    }

    private func time(_ function: ScalarFunction, _ a: [Int64]) -> Int64? {
        switch function {
        case .advanceDate: CalendarArithmetic.adding(days: a[1] / CalendarArithmetic.dayLength, to: a[0])
        case .recedeDate: CalendarArithmetic.adding(days: -(a[1] / CalendarArithmetic.dayLength), to: a[0])
        case .dateDifference: (a[0] &- a[1]) &* CalendarArithmetic.dayLength
        case .advanceInstant: ExactArithmetic.add(a[0], a[1]).flatMap(CalendarArithmetic.bounded(instant:))
        case .recedeInstant: ExactArithmetic.subtract(a[0], a[1]).flatMap(CalendarArithmetic.bounded(instant:))
        case .instantDifference: ExactArithmetic.subtract(a[0], a[1])
        case .dateOfInstant: CalendarArithmetic.bounded(day: ZoneOffsets.of(context.zone).day(of: a[0]))
        case .startOfDay(let plus): ZoneOffsets.of(context.zone).start(ofDay: a[0] &+ Int64(plus))
        case .addWorkdays: addWorkdays(a[1], to: a[0])
        case .workTime: workTime(from: a[0], to: a[1])
        default: nil
        }
    }

    /// For n > 0 the n-th working day after the day, for n < 0 before it, for 0 the day itself.
    private func addWorkdays(_ count: Int64, to day: Int64) -> Int64? {
        let date = CalendarDate(days: Int32(clamping: day))
        guard let ordinal = context.calendar.ordinal(of: date), let isWorking = context.calendar.isWorking(date) else { return nil }
        if count == 0 { return day }
        // A day off has the ordinal of the working day before it, which is then the first one back.
        guard let sum = ExactArithmetic.add(ordinal + (count < 0 && !isWorking ? 1 : 0), count) else { return nil }
        return context.calendar.day(withOrdinal: sum).map { Int64($0.days) }
    }

    private func workTime(from start: Int64, to end: Int64) -> Int64? {
        guard let before = worked(until: start), let after = worked(until: end) else { return nil }
        return after - before
    }

    /// Working time since the calendar's first day.
    private func worked(until instant: Int64) -> Int64? {
        let local = ZoneOffsets.of(context.zone).local(instant)
        let (day, time) = local.floorDivided(by: CalendarArithmetic.dayLength)
        let date = CalendarDate(days: Int32(clamping: day))
        guard let ordinal = context.calendar.ordinal(of: date), let isWorking = context.calendar.isWorking(date) else { return nil }
        let begin = Int64(context.calendar.workingMinutes.lowerBound) * 60_000
        let length = Int64(context.calendar.workingMinutes.count) * 60_000
        guard isWorking else { return ordinal * length }
        return (ordinal - 1) * length + min(max(time - begin, 0), length)
    }
}
