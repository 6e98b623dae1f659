import MartletStorage

/// The functions that compiled expressions call, by the same name on both databases. They take and return 64-bit
/// integers; `NULL` for any argument gives `NULL`, except where a function says otherwise.
package enum ExpressionFunctions {
    /// What both adapters register before the first query.
    package static let all: [SQLFunction] = arithmetic + calendar + order

    private static let order = [extreme("least", ScalarOrder.least), extreme("greatest", ScalarOrder.greatest)]

    private static let arithmetic: [SQLFunction] = [
        function("martlet_add", ["a", "b"], postgres: .exact("a::numeric + b")) { ExactArithmetic.add($0[0], $0[1]) },
        function("martlet_subtract", ["a", "b"], postgres: .exact("a::numeric - b")) { ExactArithmetic.subtract($0[0], $0[1]) },
        function("martlet_multiply", ["a", "b", "shift"], postgres: .quotient("a::numeric * b", by: "10::numeric ^ shift::numeric")) {
            ExactArithmetic.multiply($0[0], $0[1], shift: Int(clamping: $0[2]))
        },
        function("martlet_divide", ["a", "b", "shift"], postgres: .quotient("a::numeric * 10::numeric ^ shift::numeric", by: "b::numeric"))
        {
            ExactArithmetic.divide($0[0], $0[1], shift: Int(clamping: $0[2]))
        },
        function(
            "martlet_rescale", ["a", "places"],
            postgres: .quotient(
                "a::numeric * 10::numeric ^ greatest(places, 0)::numeric", by: "10::numeric ^ greatest(-places, 0)::numeric")
        ) { ExactArithmetic.rescale($0[0], places: Int(clamping: $0[1])) },
        function("martlet_absolute", ["a"], postgres: .exact("abs(a::numeric)")) { ExactArithmetic.absolute($0[0]) },
        function(
            "martlet_compare", ["a", "b", "places"],
            postgres: .exact(
                "sign(a::numeric * 10::numeric ^ greatest(places, 0)::numeric - b::numeric * 10::numeric ^ greatest(-places, 0)::numeric)")
        ) { ExactArithmetic.compare($0[0], $0[1], places: Int(clamping: $0[2])) },
        function("martlet_join", ["high", "low"], postgres: .exact("high::numeric * 4294967296 + low")) {
            ExactArithmetic.join(high: $0[0], low: $0[1])
        },
    ]

    private static let calendar: [SQLFunction] = [
        function("martlet_year", ["d"], postgres: .ofDay("extract(year FROM v)")) { CalendarArithmetic.year($0[0]) },
        function("martlet_quarter", ["d"], postgres: .ofDay("extract(quarter FROM v)")) { CalendarArithmetic.quarter($0[0]) },
        function("martlet_month", ["d"], postgres: .ofDay("extract(month FROM v)")) { CalendarArithmetic.month($0[0]) },
        function("martlet_day", ["d"], postgres: .ofDay("extract(day FROM v)")) { CalendarArithmetic.dayOfMonth($0[0]) },
        function("martlet_weekday", ["d"], postgres: .ofDay("extract(isodow FROM v)")) { CalendarArithmetic.weekday($0[0]) },
        startOf(.week, "week"), startOf(.month, "month"), startOf(.quarter, "quarter"), startOf(.year, "year"),
        function("martlet_add_days", ["d", "n"], postgres: .day("d::numeric + n")) {
            CalendarArithmetic.adding(days: $0[1], to: $0[0])
        },
        function(
            "martlet_add_months", ["d", "n"],
            // Bounded first, because the interval would overflow; adding months to a date clamps to the month's end.
            postgres: .ofDay(
                """
                CASE WHEN n BETWEEN -120000 AND 120000
                    AND extract(year FROM v) * 12 + extract(month FROM v) - 1 + n BETWEEN 12 AND 119999
                THEN (v + make_interval(months => n::integer))::date - DATE '1970-01-01' END
                """)
        ) { CalendarArithmetic.adding(months: $0[1], to: $0[0]) },
        function("martlet_bounded_instant", ["a"], postgres: .exact("CASE WHEN a BETWEEN -62135596800000 AND 253402300799999 THEN a END")) {
            CalendarArithmetic.bounded(instant: $0[0])
        },
    ]

    /// Leaves `NULL` out. PostgreSQL has its own, for every type; there the function exists for symmetry only.
    private static func extreme(
        _ name: String, _ choose: @escaping @Sendable (SQLValue, SQLValue) -> SQLValue
    ) -> SQLFunction {
        let definition =
            "CREATE OR REPLACE FUNCTION martlet_\(name)(a bigint, b bigint) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE "
            + "AS $$ SELECT \(name)(a, b) $$"
        return SQLFunction(name: "martlet_\(name)", arity: 2, postgres: definition) { choose($0[0], $0[1]) }
    }

    private static func startOf(_ unit: ScalarFunction.CalendarUnit, _ name: String) -> SQLFunction {
        function(
            "martlet_start_of_\(name)", ["d"],
            postgres: .ofDay("date_trunc('\(name)', v::timestamp)::date - DATE '1970-01-01'")
        ) { CalendarArithmetic.start(of: unit, $0[0]) }
    }

    private static func function(
        _ name: String, _ parameters: [String], postgres body: PostgresBody, _ apply: @escaping @Sendable ([Int64]) -> Int64?
    ) -> SQLFunction {
        SQLFunction(name: name, arity: parameters.count, postgres: body.definition(of: name, parameters)) { arguments in
            var integers: [Int64] = []
            for argument in arguments {
                guard case .integer(let value) = argument else { return .null }
                integers.append(value)
            }
            return apply(integers).map(SQLValue.integer) ?? .null
        }
    }
}
