/// Functions from values to a value, after checking: arguments have exactly the types named here. Any `null` argument
/// gives `null` unless said otherwise. SQL calls the `martlet_` function or writes the same meaning inline.
enum ScalarFunction: Hashable, Sendable {
    // Numbers: 64-bit units. What leaves 64 bits is `null`.
    case add, subtract
    /// a × b ÷ 10^shift.
    case multiply(shift: Int)
    /// a × 10^shift ÷ b; `null` for b = 0.
    case divide(shift: Int)
    /// × 10^places, or ÷ with rounding where negative.
    case rescale(places: Int)
    case absolute
    /// The smaller and the larger; `null` arguments are left out.
    case least, greatest

    // Text. `null` counts as empty.
    case concatenate
    /// Code points.
    case length

    // Days of the calendar 0001-01-01 … 9999-12-31; what falls outside is `null`.
    case year, quarter, month, day, weekday
    case startOf(CalendarUnit)
    case addDays, addMonths
    /// date + duration, dropping the part of a day.
    case advanceDate, recedeDate
    /// date − date in milliseconds.
    case dateDifference

    // Instants, in milliseconds; a result outside the range of instants is `null`.
    case advanceInstant, recedeInstant, instantDifference
    /// The day it is in the workspace's zone.
    case dateOfInstant
    /// The first instant of the day `plus` days later, in the workspace's zone; not bounded.
    case startOfDay(plus: Int)

    // The working calendar; a day it does not cover gives `null`.
    case isWorkday, addWorkdays
    /// Working time from one instant to another in milliseconds; negative when they are in reverse.
    case workTime

    enum CalendarUnit: Int, Hashable, Sendable {
        case week, month, quarter, year
    }
}
