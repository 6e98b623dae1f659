import Foundation
import MartletKernel
import MartletTestSupport
import Testing

@testable import MartletWorkspace

@Suite struct TableFileTests {
    @Test func `a row that does not fit the header is flagged`() throws {
        let table = try TemporaryTable("foo,bar,baz\n1,2\n1,2,3,4\n1,2,3\n")
        let file = try TableFile(path: table.path)
        var faults = [TableFault?]()
        while let row = try file.next() { faults.append(row.fault) }
        #expect(faults == [.ragged, .ragged, nil])
    }

    @Test func `an empty file and a damaged header are refused`() async throws {
        let empty = try TemporaryTable("\n\n")
        #expect(try await refused { _ = try TableFile(path: empty.path) }.code == "file_empty")
        let damaged = try TemporaryTable("a,\"b\n1,2\n")
        #expect(try await refused { _ = try TableFile(path: damaged.path) }.code == "header_damaged")
        #expect(try await refused { _ = try TableFile(path: "/nowhere/at/all.csv") }.code == "file_missing")
    }

    @Test func `columns of one name are told apart and blank lines left out`() throws {
        let table = try TemporaryTable("Phone, Phone ,Name\n\n1,2,3\n\n")
        let file = try TableFile(path: table.path)
        #expect(file.header == ["Phone", "Phone (2)", "Name"])
        #expect(try file.next()?.cells == ["1", "2", "3"])
        #expect(try file.next() == nil)
    }

    @Test func `a file larger than what is read at once gives every row`() throws {
        let lines = (0..<20_000).map { "K\($0),客户\($0)" }
        let table = try TemporaryTable("id,name\n" + lines.joined(separator: "\n"))
        let file = try TableFile(path: table.path)
        var count = 0
        while let row = try file.next() {
            if row.cells != ["K\(count)", "客户\(count)"] { break }
            count += 1
        }
        #expect(count == 20_000)
        #expect(file.bytesRead == file.size)
    }
}

/// csv-spectrum and csv-test-data: small files and the JSON each must give.
@Suite(.enabled(if: SharedTables.areHere)) struct PublicTablesTests {
    private static func pairs() -> [String] {
        guard SharedTables.areHere else { return [] }
        let spectrum = (try? SharedTables.names(in: "import-csv/csv-spectrum/csvs"))?.map { "import-csv/csv-spectrum/csvs/" + $0 } ?? []
        let cases = (try? SharedTables.names(in: "import-csv/csv-test-data/csv"))?.map { "import-csv/csv-test-data/csv/" + $0 } ?? []
        return (spectrum + cases).filter { !$0.contains("/bad-") }
    }

    private func rows(_ name: String) throws -> [TableRow] {
        var table = TableRows(dialect: TableDialect())
        table.append(Array(try Data(contentsOf: URL(fileURLWithPath: SharedTables.path(name)))))
        table.finish()
        var result = [TableRow]()
        while let row = table.next() { result.append(row) }
        return result
    }

    @Test(arguments: pairs())
    func `a public case gives exactly its JSON`(name: String) throws {
        let rows = try rows(name)
        let json = name.replacing("/csvs/", with: "/json/").replacing("/csv/", with: "/json/").replacing(".csv", with: ".json")
        let expected = try SharedTables.json(json)
        #expect(rows.allSatisfy { $0.fault == nil })
        let objects = expected.array ?? [expected]
        if name.contains("csv-test-data"), objects.first?.object == nil, !name.contains("/header-") {
            #expect(rows.map(\.cells) == objects.map { $0.array?.compactMap(\.string) ?? [] })
            return
        }
        let header = try #require(rows.first).cells
        #expect(rows.count - 1 == objects.count)
        for (row, object) in zip(rows.dropFirst(), objects) {
            for (name, cell) in zip(header, row.cells) where !PublicTablesTests.isMistaken(name) { #expect(cell == object[name]?.string) }
        }
    }

    /// The file has another telephone number than its JSON, in the collection itself.
    private static func isMistaken(_ column: String) -> Bool { column == "Contact Phone Number" }

    @Test(arguments: ["bad-missing-quote", "bad-quotes-with-unescaped-quote", "bad-header-less-fields", "bad-header-more-fields"])
    func `a bad file's row is refused`(name: String) throws {
        let file = try TableFile(path: SharedTables.path("import-csv/csv-test-data/csv/\(name).csv"))
        #expect(try file.next()?.fault != nil)
    }

    @Test func `a quote that is not escaped is flagged`() throws {
        let file = try TableFile(path: SharedTables.path("import-csv/csv-test-data/csv/bad-unescaped-quote.csv"))
        #expect(try file.next()?.remark == .strayQuote)
    }

    @Test func `a file without a header is refused`() async throws {
        let path = SharedTables.path("import-csv/csv-test-data/csv/bad-header-no-header.csv")
        #expect(try await refused { _ = try TableFile(path: path) }.code == "file_empty")
    }
}
