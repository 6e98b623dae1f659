import Foundation
import MartletKernel
import Testing

@testable import MartletWorkspace

// Also tests: RowScan, TableRow, TableDialect, TableLine

@Suite struct TableRowsTests {
    private func rows(_ text: String, delimiter: Character = ",", chunk: Int = 1000) -> [TableRow] {
        var table = TableRows(dialect: TableDialect(delimiter: delimiter))
        var result = [TableRow]()
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: chunk) {
            table.append(Array(bytes[start..<min(start + chunk, bytes.count)]))
            if start + chunk >= bytes.count { table.finish() }
            while let row = table.next() { result.append(row) }
        }
        return result
    }

    @Test(arguments: ["\n", "\r\n", "\r"])
    func `every line end ends a row`(end: String) {
        #expect(rows("a,b\(end)1,2\(end)").map(\.cells) == [["a", "b"], ["1", "2"]])
    }

    @Test(arguments: [1, 2, 3, 5, 7, 1000])
    func `rows are the same however the bytes arrive`(chunk: Int) {
        let text = "名称,备注\r\n\"甲\r\n乙\",\"说\"\"好\"\"\"\r\n丙,\r\n"
        #expect(rows(text, chunk: chunk).map(\.cells) == [["名称", "备注"], ["甲\r\n乙", "说\"好\""], ["丙", ""]])
    }

    @Test func `a row behind a cell of several lines knows its own line`() {
        #expect(rows("a\n\"1\n2\r\n3\"\nb\n").map(\.line) == [1, 2, 5])
    }

    @Test func `a quote that is never closed costs its line and no other`() {
        let found = rows("a,b\n1,\"never closed,2\n3,4\n5,6\n")
        #expect(found.map(\.fault) == [nil, .unclosedQuote, nil, nil])
        #expect(found.map(\.line) == [1, 2, 3, 4])
        #expect(found[2].cells == ["3", "4"])
    }

    @Test func `a quote closed by the next row's quote swallows nothing`() {
        let found = rows("a,b\n1,\"open\n2,\"x\"\n3,4\n")
        #expect(found.map(\.line) == [1, 2, 3, 4])
        #expect(found[1].fault == .textAfterQuote)
        #expect(found[2].cells == ["2", "x"])
        #expect(found[3].cells == ["3", "4"])
    }

    @Test func `text behind a closing quote is a fault`() {
        let found = rows("1,\"Hey, I missed \" it\",3\n")
        #expect(found.map(\.fault) == [.textAfterQuote])
    }

    @Test func `a quote in a cell without quotes is taken as it stands and remarked`() {
        let found = rows("37°36'37.8\"N,x\n")
        #expect(found.map(\.cells) == [["37°36'37.8\"N", "x"]])
        #expect(found.map(\.fault) == [nil])
        #expect(found.map(\.remark) == [.strayQuote])
    }

    @Test func `a NUL byte is a fault of its row only`() {
        #expect(rows("a\u{0}b\nc\n").map(\.fault) == [.nul, nil])
    }

    @Test func `a row over the limit is refused without being kept`() {
        let long = String(repeating: "x", count: TableRows.rowLimit + 10)
        let found = rows("a\n\(long)\nb\n", chunk: 65_536)
        #expect(found.map(\.fault) == [nil, .tooLong, nil])
        #expect(found.map(\.line) == [1, 2, 3])
        #expect(found[2].cells == ["b"])
        #expect(found[1].cells[0].count <= 4_000)
    }

    @Test func `more cells than any table has are a fault`() {
        let found = rows(String(repeating: ",", count: TableRows.cellLimit + 5) + "\n")
        #expect(found.map(\.fault) == [.tooManyCells])
        #expect(found[0].cells.count == TableRows.cellLimit)
    }

    @Test(arguments: [",", ";", "\t", "|"])
    func `the delimiter is the one with which rows are regular`(delimiter: Character) {
        let lines =
            ["name", "amount", "note"].joined(separator: String(delimiter)) + "\n"
            + ["甲", "1,234.50", "a; b"].map { "\"\($0)\"" }.joined(separator: String(delimiter)) + "\n"
            + ["乙", "12", "c"].joined(separator: String(delimiter)) + "\n"
        #expect(TableDialect.detect(Array(lines.utf8)) == TableDialect(delimiter: delimiter))
    }

    @Test func `decimal commas do not make a comma table of a semicolon table`() {
        let text = "Kunde;Umsatz\nMüller;8.492,91\nSchmidt;6.565,31\n"
        #expect(TableDialect.detect(Array(text.utf8)) == TableDialect(delimiter: ";"))
    }

    @Test func `what is written is read back the same`() {
        let cells = ["plain", "with,comma", "with \"quote\"", "two\nlines", " blanks ", "", "中文；全角，"]
        let text = String(decoding: TableLine.bytes(cells) + TableLine.bytes([""]), as: UTF8.self)
        #expect(rows(text).map(\.cells) == [cells, [""]])
        #expect(rows(text).allSatisfy { $0.fault == nil && $0.remark == nil })
    }
}
