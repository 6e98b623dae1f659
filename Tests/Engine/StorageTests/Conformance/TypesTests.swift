// Also tests: SQLiteRow, SQLiteStatement, PostgresRow, BoundValues
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

/// Values come back as they went in, on both databases.
@Suite("StorageConformance: types") struct TypesTests {
    static let table = Migration("1 samples") { dialect in
        """
        CREATE TABLE samples (
            position \(dialect.type(of: .integer)) NOT NULL PRIMARY KEY,
            whole \(dialect.type(of: .integer)), words \(dialect.type(of: .text)), raw \(dialect.type(of: .bytes)),
            record \(dialect.type(of: .id)), flag \(dialect.type(of: .boolean)), fraction \(dialect.type(of: .real)))
        """
    }

    static let id = RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_FFFF_0000_0001)

    @Test(arguments: TestDatabases.available)
    func `integers come back up to both ends of 64 bits`(kind: TestDatabases) async throws {
        let values: [Int64] = [.min, -4_294_967_297, -1, 0, 1, 2_147_483_648, .max]
        let read = try await roundTrip(on: kind, column: "whole", values) { $0.integer(0) }
        #expect(read == values)
    }

    @Test(arguments: TestDatabases.available)
    func `text keeps every code point and its normalisation`(kind: TestDatabases) async throws {
        let values = ["", " ", "雨燕 Martlet", "👩‍👩‍👧‍👦🇨🇳", "e\u{301}", "é", "it's \"quoted\" \\ % _ ?", "a\nb\tc", "\u{10FFFF}"]
        let read = try await roundTrip(on: kind, column: "words", values) { $0.text(0) }
        #expect(read.map { Array($0?.unicodeScalars ?? "".unicodeScalars) } == values.map { Array($0.unicodeScalars) })
        let bytes = try await roundTrip(on: kind, column: "words", values) { row in row.withUTF8(0) { Array($0) } }
        #expect(bytes == values.map { Array($0.utf8) })
    }

    @Test(arguments: TestDatabases.available)
    func `text with a NUL character is refused`(kind: TestDatabases) async throws {
        await #expect { try await roundTrip(on: kind, column: "words", ["a\0b"]) { $0.text(0) } } throws: {
            if case .statement = $0 as? StorageError { true } else { false }
        }
    }

    @Test(arguments: TestDatabases.available)
    func `bytes come back, none and a million of them included`(kind: TestDatabases) async throws {
        let million = (0..<1_048_576).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let values: [[UInt8]] = [[], [0], [0xFF, 0x00, 0x27], million]
        let read = try await roundTrip(on: kind, column: "raw", values) { $0.bytes(0) }
        #expect(read == values)
    }

    @Test(arguments: TestDatabases.available)
    func `ids and booleans and fractions come back`(kind: TestDatabases) async throws {
        #expect(try await roundTrip(on: kind, column: "record", [Self.id]) { $0.id(0) } == [Self.id])
        #expect(try await roundTrip(on: kind, column: "flag", [true, false]) { $0.boolean(0) } == [true, false])
        let fractions: [Double] = [0, -0.1, .pi, .greatestFiniteMagnitude, .leastNonzeroMagnitude]
        #expect(try await roundTrip(on: kind, column: "fraction", fractions) { $0.real(0) } == fractions)
    }

    @Test(arguments: TestDatabases.available)
    func `null is null in every type and a type that does not fit is nil`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { connection in
                try connection.execute("INSERT INTO samples (position) VALUES (1)")
                try connection.execute(
                    """
                    INSERT INTO samples VALUES (\(2), \(Int64?.none), \(String?.none), \([UInt8]?.none),
                        \(RecordID?.none), \(Bool?.none), \(Double?.none))
                    """)
                try connection.execute("INSERT INTO samples (position, words) VALUES (3, \("7"))")
            }
            let columns = try await database.read { connection in
                try connection.all("SELECT whole, words, raw, record, flag, fraction FROM samples ORDER BY position") { row in
                    (0..<row.columnCount).map { column in
                        row.isNull(column) && row.integer(column) == nil && row.text(column) == nil
                            && row.bytes(column) == nil && row.id(column) == nil && row.boolean(column) == nil
                            && row.real(column) == nil && row.withUTF8(column) { $0.isEmpty }
                    }
                }
            }
            #expect(columns[0] == Array(repeating: true, count: 6))
            #expect(columns[1] == Array(repeating: true, count: 6))
            #expect(columns[2] == [true, false, true, true, true, true])
            let misfit = try await database.read { connection in
                try connection.first("SELECT words, position FROM samples WHERE position = 3") { row in
                    row.integer(0) == nil && row.boolean(0) == nil && row.bytes(0) == nil && row.id(0) == nil
                        && row.text(1) == nil && row.bytes(1) == nil
                }
            }
            #expect(misfit == true)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `text sorts by code point`(kind: TestDatabases) async throws {
        let sorted = ["", "A", "Z", "a", "é", "中", "雨", "\u{FF21}", "😀"]
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { connection in
                for (position, words) in sorted.enumerated() {
                    try connection.execute("INSERT INTO samples (position, words) VALUES (\(100 - position), \(words))")
                }
            }
            let read = try await database.read { try $0.all("SELECT words FROM samples ORDER BY words") { $0.text(0) ?? "" } }
            #expect(read == sorted)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `sums and counts of columns are integers`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            let sums = try await database.write { connection in
                try connection.execute("INSERT INTO samples (position, whole) VALUES (1, 40), (2, 2), (3, NULL)")
                return try connection.first("SELECT count(*), sum(whole), max(position) FROM samples") {
                    [$0.integer(0), $0.integer(1), $0.integer(2)]
                }
            }
            #expect(sums == [3, 42, 3])
        }
    }

    private func roundTrip<Input: SQLConvertible & Sendable, Output: Sendable>(
        on kind: TestDatabases, column: String, _ values: [Input], _ read: @escaping @Sendable (any ResultRow) -> Output
    ) async throws -> [Output] {
        try await kind.withDatabase(migrations: [Self.table]) { database in
            try await database.write { connection in
                for (position, value) in values.enumerated() {
                    try connection.execute("INSERT INTO samples (position, \(name: column)) VALUES (\(position), \(value))")
                }
            }
            return try await database.read { connection in
                try connection.all("SELECT \(name: column) FROM samples ORDER BY position", read)
            }
        }
    }
}
