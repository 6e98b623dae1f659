import MartletStorage
import MartletTestSupport
import Testing

@testable import MartletStoragePostgres

@Suite("PostgreSQL: numeric") struct BinaryNumericTests {
    /// 12345.67: digits 1, 2345, 6700 of 10,000; the first counts 10,000 ones.
    @Test func `digits, weight and sign become numbers`() {
        let wire: [UInt8] = [0, 3, 0, 1, 0x40, 0, 0, 2, 0, 1, 0x09, 0x29, 0x1A, 0x2C]
        let numeric = wire.withUnsafeBytes { BinaryNumeric($0) }
        #expect(numeric?.real == -12_345.67)
        #expect(numeric?.integer == nil)
    }

    @Test func `bytes of another form are no number`() {
        for wire: [UInt8] in [[], [0, 1, 0, 0, 0, 0, 0, 0], [0, 0, 0, 0, 0xC0, 0, 0, 0]] {
            #expect(wire.withUnsafeBytes { BinaryNumeric($0) } == nil)
        }
    }

    @Test(.enabled(if: TestDatabases.postgresURL != nil))
    func `what the server sends is what it means`() async throws {
        let whole: [(String, Int64?)] = [
            ("0", 0), ("1", 1), ("-1", -1), ("10000", 10_000), ("99999999", 99_999_999), ("1e16", 10_000_000_000_000_000),
            ("9223372036854775807", .max), ("-9223372036854775808", .min), ("9223372036854775808", nil),
            ("-9223372036854775809", nil), ("1e30", nil), ("0.5", nil), ("42.000", 42), ("'NaN'", nil),
        ]
        let fractions: [(String, Double?)] = [
            ("0", 0), ("0.1", 0.1), ("-0.0001", -0.0001), ("0.00001234", 0.00001234), ("3.14159265358979323846", .pi),
            ("1e300", 1e300), ("-1e-300", -1e-300), ("123456789012345678901234567890", 1.2345678901234568e29),
        ]
        try await TestDatabases.postgres.withDatabase { database in
            for (text, expected) in whole {
                let read = try await database.read { try $0.integer(SQL(stringLiteral: "SELECT \(text)::numeric")) }
                #expect(read == expected, "\(text)")
            }
            for (text, expected) in fractions {
                let query = SQL(stringLiteral: "SELECT \(text)::numeric")
                let read = try await database.read { try $0.first(query) { $0.real(0) } }
                #expect(read == .some(expected), "\(text)")
            }
        }
    }
}
