import MartletCustomers
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Synchronization
import Testing

@testable import MartletWorkspace

// Also tests: ImportChunk, RowImport, PartUpdate, KnownRecords, ReferenceLookups, LaterReferences, StoredKey
// Also tests: ImportRecord, RejectedRows, ImportSummary, ImportCounts

@Suite struct ImportRunTests {
    private func run(
        _ app: TestApp, _ table: TemporaryTable, _ mapping: ImportMapping, as person: TestApp.Person = .ada,
        _ change: (inout ImportRun.Options) -> Void = { _ in }, isStopped: @escaping @Sendable () -> Bool = { false }
    ) async throws -> ImportSummary {
        var options = ImportRun.Options()
        change(&options)
        let run = ImportRun(
            engine: app.engine, actor: app.actor(person), mapping: mapping, options: options, recognisers: [CustomerColumns()])
        return try await run.run(table.path, isStopped: isStopped)
    }

    private var accounts: ImportMapping {
        var mapping = ImportMapping(object: "account")
        mapping.key = ["externalId"]
        return mapping
    }

    private func counts(_ created: Int, _ updated: Int, _ skipped: Int, _ rejected: Int) -> ImportCounts {
        var counts = ImportCounts()
        (counts.created, counts.updated, counts.skipped, counts.rejected) = (created, updated, skipped, rejected)
        return counts
    }

    @Test(arguments: TestDatabases.available)
    func `a bad row never stops the good ones, and comes back with line and reason`(kind: TestDatabases) async throws {
        let app = try await TestApp.make(on: kind)
        let table = try TemporaryTable(
            "externalId,name,employees,官网\nA1,甲公司,12,\nA2,,5,\nA3,丙公司,many,\nA4,\"丁\n公司\",1,\n,\"戊,3,\nA6,己公司,3,\nA7,short\n")
        let summary = try await run(app, table, accounts)
        #expect(summary.counts == counts(2, 0, 0, 5))
        #expect(summary.counts.read == 7)
        let rejected = try table.rejectedRows()
        #expect(rejected.map { $0.cells[4] } == ["3", "4", "5", "7", "9"])
        #expect(rejected[1].cells[5].contains("many"))
        #expect(rejected[0].cells[5].contains("name"))
        let names = try await app.list(RecordQuery(object: "account", fields: ["name"], sort: ["externalId"]))
        #expect(names["records"]?.array?.compactMap { $0["name"]?.string } == ["甲公司", "己公司"])
        await app.close()
    }

    @Test func `a second import updates what changed and leaves the rest alone`() async throws {
        let app = try await TestApp.make()
        let first = try TemporaryTable("externalId,name,手机,简称\nA1,甲公司,13812345678,甲\nA2,乙公司,,乙\n")
        #expect(try await run(app, first, accounts).counts == counts(2, 0, 0, 0))
        #expect(try await run(app, first, accounts).counts == counts(0, 0, 2, 0))
        let second = try TemporaryTable("externalId,name,手机,简称\nA1,甲公司,138 1234 5678,\nA2,乙集团,13900000000,乙\nA3,丙公司,,\n")
        #expect(try await run(app, second, accounts).counts == counts(1, 1, 1, 0))
        let points = try await app.list(RecordQuery(object: "contactPoint", fields: ["normalised"], sort: ["normalised"]))
        #expect(points["records"]?.array?.compactMap { $0["normalised"]?.string } == ["+8613812345678", "+8613900000000"])
        let kept = try await app.list(RecordQuery(object: "account", filter: "externalId = \"A1\"", fields: ["shortName"]))
        #expect(kept["records"]?.array?.first?["shortName"]?.string == "甲")
        await app.close()
    }

    @Test func `what is there already is skipped or made again when asked`() async throws {
        let app = try await TestApp.make()
        let table = try TemporaryTable("externalId,name\nA1,甲公司\n")
        _ = try await run(app, table, accounts)
        let changed = try TemporaryTable("externalId,name\nA1,乙公司\n")
        #expect(try await run(app, changed, accounts) { $0.duplicates = .skip }.counts == counts(0, 0, 1, 0))
        #expect(try await run(app, changed, accounts) { $0.duplicates = .create }.counts == counts(1, 0, 0, 0))
        #expect(try await app.list(RecordQuery(object: "account"))["count"]?["value"]?.int == 2)
        await app.close()
    }

    @Test func `the same key twice in one file is one record`() async throws {
        let app = try await TestApp.make()
        let table = try TemporaryTable("externalId,name,邮箱\nA1,甲公司,a@example.com\nA1,甲公司,A@EXAMPLE.COM\nA1,甲集团,\n")
        #expect(try await run(app, table, accounts).counts == counts(1, 1, 1, 0))
        #expect(try await app.list(RecordQuery(object: "contactPoint"))["count"]?["value"]?.int == 1)
        await app.close()
    }

    @Test func `a parent may stand further down, and one that is nowhere is told`() async throws {
        let app = try await TestApp.make()
        var mapping = accounts
        mapping.references = ["ParentId": .init(to: "parent", by: "externalId", mayCreate: false)]
        let table = try TemporaryTable("externalId,name,ParentId\nA1,甲公司,A3\nA2,乙公司,A9\nA3,丙集团,\nA4,丁公司,A3\n")
        let summary = try await run(app, table, mapping)
        #expect(summary.counts == counts(4, 0, 0, 0))
        #expect(summary.warnings.map(\.line) == [3])
        #expect(summary.warnings.first?.message.contains("A9") == true)
        let children = try await app.list(
            RecordQuery(object: "account", filter: "parent.name = \"丙集团\"", fields: ["externalId"], sort: ["externalId"]))
        #expect(children["records"]?.array?.compactMap { $0["externalId"]?.string } == ["A1", "A4"])
        await app.close()
    }

    @Test func `people find their company by name, or it is made once`() async throws {
        let app = try await TestApp.make()
        try await app.create("account", #"{"name": "云帆科技"}"#)
        let table = try TemporaryTable("姓名,公司,职位\n王伟,云帆科技,经理\n李娜,新公司,总监\n张三,新公司,\n")
        #expect(try await run(app, table, ImportMapping(object: "contact")).counts == counts(3, 0, 0, 0))
        #expect(try await app.list(RecordQuery(object: "account"))["count"]?["value"]?.int == 2)
        let colleagues = try await app.list(RecordQuery(object: "affiliation", filter: "account.name = \"新公司\""))
        #expect(colleagues["count"]?["value"]?.int == 2)
        await app.close()
    }

    @Test func `several values in one cell are several contact points`() async throws {
        let app = try await TestApp.make()
        var mapping = ImportMapping(object: "contact")
        mapping.columns = ["Mails": ["contactPoints[email].raw"]]
        mapping.separators = ["Mails": ":::"]
        let table = try TemporaryTable("name,Mails\nAda,a@example.com ::: b@example.com\n")
        #expect(try await run(app, table, mapping).counts.created == 1)
        #expect(try await app.list(RecordQuery(object: "contactPoint"))["count"]?["value"]?.int == 2)
        await app.close()
    }

    @Test func `a refused row leaves nothing of itself, not even the company made for it`() async throws {
        let app = try await TestApp.make()
        let table = try TemporaryTable("姓名,公司,手机\n王伟,新公司,not a number\n李娜,新公司,13812345678\n")
        #expect(try await run(app, table, ImportMapping(object: "contact")).counts == counts(1, 0, 0, 1))
        #expect(try await app.list(RecordQuery(object: "account"))["count"]?["value"]?.int == 1)
        #expect(try await app.list(RecordQuery(object: "affiliation"))["count"]?["value"]?.int == 1)
        await app.close()
    }

    @Test func `a dry run counts as the real one and writes nothing`() async throws {
        let app = try await TestApp.make()
        let end = try await app.logEnd()
        let rows = (0..<250).map { "A\($0 % 240),公司\($0 % 240)" }.joined(separator: "\n")
        let table = try TemporaryTable("externalId,name\n" + rows)
        let summary = try await run(app, table, accounts) { $0.isDryRun = true }
        #expect(summary.counts.created == 240)
        #expect(summary.counts.read == 250)
        #expect(summary.run == nil)
        #expect(try await app.logged(after: end) == [])
        await app.close()
    }

    @Test func `a stopped import keeps what was committed and goes on from there`() async throws {
        let app = try await TestApp.make()
        let rows = (0..<1_000).map { "A\($0),公司\($0)" }.joined(separator: "\n")
        let table = try TemporaryTable("externalId,name\n" + rows)
        let asked = Mutex(0)
        let first = try await run(
            app, table, accounts,
            isStopped: {
                asked.withLock { count in
                    count += 1; return count > 2
                }
            })
        #expect(first.isStopped)
        #expect(first.counts.created > 0 && first.counts.created < 1_000)
        let second = try await run(app, table, accounts) { $0.resume = first.run }
        #expect(second.counts == counts(1_000, 0, 0, 0))
        #expect(second.run == first.run)
        #expect(try await app.list(RecordQuery(object: "account"))["count"]?["value"]?.int == 1_000)
        await app.close()
    }

    @Test func `an import of another file cannot be resumed`() async throws {
        let app = try await TestApp.make()
        let first = try await run(app, try TemporaryTable("externalId,name\nA1,甲\n"), accounts)
        let other = try TemporaryTable("externalId,name\nA1,甲\nA2,乙\n")
        #expect(try await refused { _ = try await run(app, other, accounts) { $0.resume = first.run } }.code == "other_file")
        await app.close()
    }

    @Test func `who may not import is refused before anything is written`() async throws {
        let app = try await TestApp.make()
        let table = try TemporaryTable("externalId,name\nA1,甲公司\n")
        #expect(try await refused { _ = try await run(app, table, accounts, as: .ben) }.code == "not_allowed")
        #expect(try await app.list(RecordQuery(object: "account"))["count"]?["value"]?.int == 0)
        await app.close()
    }

    @Test func `a record one may not see is not found by its key`() async throws {
        let app = try await TestApp.make()
        try await app.create("account", "{\"name\": \"甲公司\", \"externalId\": \"A1\", \"owner\": \"\(TestApp.Person.zoe.id)\"}")
        let table = try TemporaryTable("externalId,name\nA1,乙公司\n")
        #expect(try await run(app, table, accounts, as: .cai).counts == counts(1, 0, 0, 0))
        let kept = try await app.list(RecordQuery(object: "account", filter: "name = \"甲公司\""))
        #expect(kept["count"]?["value"]?.int == 1)
        await app.close()
    }

    @Test func `cells said to be empty empty the field, blank ones only when the mapping says so`() async throws {
        let app = try await TestApp.make()
        try await app.create("account", #"{"name": "甲公司", "externalId": "A1", "shortName": "甲", "employees": 5}"#)
        var mapping = accounts
        mapping.nulls = ["NULL"]
        _ = try await run(app, try TemporaryTable("externalId,name,shortName,employees\nA1,甲公司,NULL,\n"), mapping)
        var record = try await app.list(RecordQuery(object: "account", fields: ["shortName", "employees"]))["records"]?.array?.first
        #expect(record?["shortName"] == .null)
        #expect(record?["employees"]?.int == 5)
        mapping.clearsEmpty = true
        _ = try await run(app, try TemporaryTable("externalId,name,shortName,employees\nA1,甲公司,NULL,\n"), mapping)
        record = try await app.list(RecordQuery(object: "account", fields: ["employees"]))["records"]?.array?.first
        #expect(record?["employees"] == .null)
        await app.close()
    }

    @Test func `the history of an import says how far each chunk came`() async throws {
        let app = try await TestApp.make()
        let summary = try await run(app, try TemporaryTable("externalId,name\nA1,甲\nA2,\n"), accounts)
        let run = try #require(summary.run)
        let record = try await app.json("import", run)
        #expect(record["state"]?.string == "done")
        #expect(record["read"]?.int == 2)
        #expect(record["created"]?.int == 1)
        #expect(record["rejected"]?.int == 1)
        let json = summary.json
        #expect(json["import"]?.string == run.description)
        #expect(json["columns"]?.array?.count == 2)
        await app.close()
    }
}
