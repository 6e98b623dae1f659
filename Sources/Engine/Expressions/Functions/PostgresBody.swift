/// The PostgreSQL side of a function: PL/pgSQL over exact `numeric`, so that nothing raises on the way and only a result
/// that fits is returned. `STRICT` answers `NULL` for a `NULL` argument.
/// (PostgreSQL manual, "CREATE FUNCTION" and "Numeric Types".)
enum PostgresBody {
    /// A number; `NULL` outside 64 bits.
    case exact(String)
    /// A quotient of whole numbers, rounded half away from zero.
    case quotient(String, by: String)
    /// A number computed from `v`, the date of day `d`; `NULL` where `d` is not of the calendar.
    case ofDay(String)
    /// A day number; `NULL` outside the calendar.
    case day(String)

    func definition(of name: String, _ parameters: [String]) -> String {
        let list = parameters.map { "\($0) bigint" }.joined(separator: ", ")
        return """
            CREATE OR REPLACE FUNCTION \(name)(\(list)) RETURNS bigint LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
            \(block)
            $$
            """
    }

    private var block: String {
        switch self {
        case .exact(let expression):
            "DECLARE r numeric := \(expression); BEGIN \(PostgresBody.fitting) END"
        case .quotient(let numerator, let denominator):
            """
            DECLARE n numeric := \(numerator); m numeric := \(denominator); r numeric; BEGIN
            IF m = 0 THEN RETURN NULL; END IF;
            r := div(abs(n) * 2 + abs(m), abs(m) * 2) * sign(n) * sign(m);
            \(PostgresBody.fitting) END
            """
        case .ofDay(let expression):
            """
            DECLARE v date; BEGIN
            IF d NOT BETWEEN -719162 AND 2932896 THEN RETURN NULL; END IF;
            v := DATE '1970-01-01' + d::integer;
            RETURN \(expression); END
            """
        case .day(let expression):
            """
            DECLARE r numeric := \(expression); BEGIN
            IF r BETWEEN -719162 AND 2932896 THEN RETURN r::bigint; END IF; RETURN NULL; END
            """
        }
    }

    private static let fitting =
        "IF r BETWEEN -9223372036854775808 AND 9223372036854775807 THEN RETURN r::bigint; END IF; RETURN NULL;"
}
