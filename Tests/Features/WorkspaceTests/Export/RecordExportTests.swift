import Foundation
import MartletCustomers
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@testable import MartletWorkspace

// Also tests: ExportedColumn, FormulaGuard

@Suite struct RecordExportTests {
    private func export(
        _ app: TestApp, _ object: String, as person: TestApp.Person = .ada, _ change: (inout RecordExport) -> Void = { _ in }
    ) async throws -> (bytes: [UInt8], count: Int) {
        var export = RecordExport(object)
        change(&export)
        var bytes = [UInt8]()
        let count = try await export.run(on: app.engine, as: app.actor(person)) { bytes += $0 }
        return (bytes, count)
    }

    private func rows(_ bytes: [UInt8]) throws -> (header: [String], rows: [TableRow]) {
        let table = try TemporaryTable(bytes)
        let file = try TableFile(path: table.path)
        var rows = [TableRow]()
        while let row = try file.next() { rows.append(row) }
        return (file.header, rows)
    }

    @Test func `CSV has a mark, a header and one row per record`() async throws {
        let app = try await TestApp.make()
        try await app.create(
            "account",
            #"{"name": "云帆, \"科技\"", "annualRevenue": 1200.5, "industry": "retail", "address": {"city": "杭州"}, "tags": ["甲", "乙"]}"#)
        let (bytes, count) = try await export(app, "account") { $0.fields = ["name", "annualRevenue", "industry", "address", "tags"] }
        #expect(count == 1)
        #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
        let (header, found) = try rows(bytes)
        #expect(header.prefix(4) == ["name", "annualRevenue", "industry", "address.country"])
        #expect(found[0].cells[0...2] == ["云帆, \"科技\"", "1200.5000 CNY", "Retail"])
        #expect(found[0].cells[header.firstIndex(of: "address.city") ?? 0] == "杭州")
        #expect(found[0].cells.last == "甲; 乙")
        await app.close()
    }

    @Test func `JSON lines are one object each`() async throws {
        let app = try await TestApp.make()
        for number in 0..<3 { try await app.create("account", "{\"name\": \"公司\(number)\"}") }
        let (bytes, count) = try await export(app, "account") {
            $0.format = .jsonl
            $0.fields = ["name"]
            $0.sort = ["name"]
        }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(count == 3)
        #expect(try lines.map { try JSONParser.parse($0.utf8)["name"]?.string } == ["公司0", "公司1", "公司2"])
        await app.close()
    }

    @Test(arguments: ["=1+1", "+86 138", "-2+3", "@cmd", "'=1+1", "''@x"])
    func `a cell that begins like a formula is guarded and read back as it was`(text: String) {
        #expect(FormulaGuard.guarded(text) == "'" + text)
        #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
    }

    @Test(arguments: ["-200.00", "+8613812345678", "12", "plain", "'quoted'", "", "-", "a=b"])
    func `numbers and plain text stay as they are`(text: String) {
        if text != "-" { #expect(FormulaGuard.guarded(text) == text) }
        #expect(FormulaGuard.unguarded(FormulaGuard.guarded(text)) == text)
    }

    @Test func `formula-like names come out guarded`() async throws {
        let app = try await TestApp.make()
        try await app.create("account", #"{"name": "=HYPERLINK(\"http://x\")"}"#)
        let (bytes, _) = try await export(app, "account") { $0.fields = ["name"] }
        #expect(String(decoding: bytes, as: UTF8.self).contains("'=HYPERLINK"))
        await app.close()
    }

    @Test func `importing an export changes nothing`() async throws {
        let app = try await TestApp.make()
        let parent = try await app.create("account", #"{"name": "=集团", "level": "A"}"#)
        try await app.create(
            "account",
            """
            {"name": "云帆", "parent": "\(parent)", "annualRevenue": 1200.5, "employees": 12, "website": "example.com", "industry": "retail",
             "address": {"country": "CN", "city": "杭州", "street": "文三路 1 号", "latitude": 30.27}, "tags": ["甲", "乙"],
             "aliases": ["@别名"], "description": "第一行\\n第二行", "owner": "\(TestApp.Person.ben.id)"}
            """)
        try await app.create("contact", #"{"name": "王伟", "birthday": "L--08-15", "gender": "male", "doNotContact": true}"#)
        for object in ["account", "contact"] {
            let (bytes, count) = try await export(app, object)
            let end = try await app.logEnd()
            let run = ImportRun(engine: app.engine, actor: app.actor(.ada), mapping: ImportMapping(object: object))
            let table = try TemporaryTable(bytes)
            let summary = try await run.run(table.path)
            #expect(summary.counts.skipped == count)
            #expect(summary.counts.read == count)
            #expect(!(try await app.logged(after: end)).contains("\(object) updated"))
        }
        await app.close()
    }

    @Test func `more records than a page all come, each once`() async throws {
        let app = try await TestApp.make()
        try await app.write(.ada) { tx in
            for number in 0..<2_300 { try tx.create("account", RecordInput(["name": .text("公司\(number)")])) }
        }
        let (bytes, count) = try await export(app, "account") { $0.fields = ["name"] }
        #expect(count == 2_300)
        #expect(Set(try rows(bytes).rows.map { $0.cells[0] }).count == 2_300)
        await app.close()
    }

    @Test func `who may export nothing is refused, and nobody gets what he may not export`() async throws {
        let app = try await TestApp.make()
        try await app.create("account", "{\"name\": \"甲\", \"owner\": \"\(TestApp.Person.zoe.id)\"}")
        #expect(try await refused { _ = try await export(app, "account", as: .ben) }.code == "not_allowed")
        #expect(try await refused { _ = try await export(app, "account", as: .zoe) }.code == "not_allowed")
        let (_, count) = try await export(app, "account", as: .cai)
        #expect(count == 0)
        await app.close()
    }
}
