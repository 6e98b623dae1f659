import Foundation
import MartletCustomers
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@testable import MartletWorkspace

/// The delivered mappings on the files they are for.
@Suite(.enabled(if: SharedTables.areHere)) struct ReadyMappingsTests {
    private func load(_ app: TestApp, _ file: String, _ mapping: String) async throws -> (ImportSummary, rejected: [TableRow]) {
        let copy = try TemporaryTable([], named: "rejected.csv")
        var options = ImportRun.Options()
        options.rejectedPath = copy.rejected
        let run = ImportRun(
            engine: app.engine, actor: app.actor(.ada), mapping: try SharedTables.mapping(mapping), options: options,
            recognisers: [CustomerColumns()])
        let summary = try await run.run(SharedTables.path(file))
        return (summary, summary.rejectedPath == nil ? [] : try copy.rejectedRows())
    }

    private func count(_ app: TestApp, _ object: String, _ filter: String? = nil) async throws -> Int {
        try await app.list(RecordQuery(object: object, filter: filter))["count"]?["value"]?.int ?? -1
    }

    @Test func `Salesforce accounts`() async throws {
        let app = try await TestApp.make()
        let (summary, rejected) = try await load(app, "import-csv/salesforce_Account.csv", "salesforce-account")
        #expect(summary.counts.read == 300)
        #expect(rejected.map { $0.cells.last ?? "" } == [])
        #expect(summary.counts.created == 300)
        #expect(try await count(app, "account") == summary.counts.created)
        // 26 rows name a parent; 1.5E7 is an amount.
        #expect(try await count(app, "account", "parent != null") == 26)
        #expect(try await count(app, "account", "annualRevenue = 15000000") > 70)
        await app.close()
    }

    @Test func `HubSpot contacts, twice the same person once`() async throws {
        let app = try await TestApp.make()
        let (summary, rejected) = try await load(app, "import-csv/hubspot_contacts.csv", "hubspot-contacts")
        #expect(summary.counts.read == 502)
        #expect(summary.counts.skipped == 2)
        #expect(rejected.map { $0.cells.last ?? "" } == [])
        #expect(summary.counts.created == 500)
        #expect(try await count(app, "contact", "externalId = \"108\"") == 1)
        #expect(try await count(app, "contactPoint", "contact.externalId = \"108\" and kind = \"email\"") == 1)
        #expect(try await count(app, "contact", "name = \"李桂珍\"") >= 1)
        await app.close()
    }

    @Test func `Google contacts with several addresses in a cell`() async throws {
        let app = try await TestApp.make()
        let (summary, rejected) = try await load(app, "import-csv/google_contacts.csv", "google-contacts")
        #expect(summary.counts.read == 200)
        #expect(rejected.map { $0.cells.last ?? "" } == [])
        #expect(summary.counts.created == 200)
        #expect(try await count(app, "contactPoint", "kind = \"email\"") > 200)
        #expect(try await count(app, "contact", "contains(tags, \"VIP\")") > 50)
        #expect(try await count(app, "contact", "birthday = \"--03-15\"") > 40)
        await app.close()
    }

    @Test(arguments: [
        "zh_utf8.csv", "zh_utf8_bom.csv", "zh_gbk.csv", "zh_utf16le_bom_tab.txt", "zh_utf16be_bom.csv", "zh_semicolon_utf8.csv",
        "zh_pipe_gbk.csv", "zh_cr_only_utf8.csv", "zh_lf_quoteall_gb18030.csv",
    ])
    func `the Chinese ledger in each encoding`(file: String) async throws {
        let app = try await TestApp.make()
        let (summary, _) = try await load(app, "import-csv/" + file, "zh-table")
        #expect(summary.counts.created == 120)
        #expect(summary.counts.read == 120)
        #expect(try await count(app, "account") == 120)
        #expect(try await count(app, "contactPoint", "kind = \"phone\" and startsWith(normalised, \"+861\")") == 120)
        // NULL, N/A and nothing at all are no remark.
        #expect(try await count(app, "contact", "contains(description, \"NULL\")") == 0)
        await app.close()
    }

    @Test func `the German table`() async throws {
        let app = try await TestApp.make()
        let (summary, _) = try await load(app, "import-csv/latin1_semicolon_decimal_comma.csv", "german-accounts")
        #expect(summary.encoding == .windows1252)
        #expect(summary.counts.created == 60)
        #expect(try await count(app, "account", "name = \"Müller & Söhne 0 GmbH\" and annualRevenue = 8492.91") == 1)
        await app.close()
    }

    @Test func `the accounts of the pipeline sample`() async throws {
        let app = try await TestApp.make()
        let (summary, _) = try await load(app, "pipeline-crm/accounts.csv", "pipeline-crm-accounts")
        #expect(summary.counts.created == 85)
        #expect(summary.warningCount == 0)
        #expect(try await count(app, "account", "industry = \"technology\"") == 12)
        #expect(try await count(app, "account", "parent != null") == 15)
        #expect(try await count(app, "account", "parent.name = \"Acme Corporation\"") == 4)
        await app.close()
    }

    @Test func `4,309 Chinese contacts with every kind of spelling`() async throws {
        let app = try await TestApp.make()
        let (summary, _) = try await load(app, "linkage-zh-contacts/zh_contacts_dup.csv", "zh-contacts")
        #expect(summary.counts.read == 4_309)
        #expect(summary.counts.created == 4_309)
        #expect(try await count(app, "contactPoint", "kind = \"phone\"") == 4_309 - 344)
        #expect(try await count(app, "contactPoint", "kind = \"email\"") == 4_309 - 544)
        await app.close()
    }

    @Test func `Salesforce opportunities in the pipeline they came from`() async throws {
        let app = try await TestApp.make()
        _ = try await load(app, "import-csv/salesforce_Account.csv", "salesforce-account")
        let pipeline = try Data(contentsOf: SharedTables.package.appendingPathComponent("docs/mappings/salesforce-pipeline.json"))
        try await app.create("pipeline", String(decoding: pipeline, as: UTF8.self))
        let (summary, rejected) = try await load(app, "import-csv/salesforce_Opportunity.csv", "salesforce-opportunity")
        #expect(rejected.map { $0.cells.last ?? "" } == [])
        #expect(summary.counts.created == 800)
        let expected = try #require(try SharedTables.json("import-csv/expected.json")["opportunity_count_and_amount_by_stage"]?.object)
        #expect(expected.count == 10)
        for member in expected {
            let wanted = member.value.array?.first?.int
            #expect(try await count(app, "opportunity", "stage.name = \"\(member.name)\"") == wanted)
        }
        await app.close()
    }

    @Test func `Salesforce opportunities are read whole, stage by stage`() throws {
        let found = try SharedTables.rows("import-csv/salesforce_Opportunity.csv")
        let expected = try #require(try SharedTables.json("import-csv/expected.json")["opportunity_count_and_amount_by_stage"]?.object)
        let stage = try #require(found.header.firstIndex(of: "StageName"))
        let amount = try #require(found.header.firstIndex(of: "Amount"))
        #expect(found.rows.count == 800)
        var sums: [String: (count: Int, cents: Int64)] = [:]
        for row in found.rows {
            let cents = FixedDecimal(row.cells[amount])?.rescaled(to: 2)?.units ?? 0
            sums[row.cells[stage], default: (0, 0)].count += 1
            sums[row.cells[stage], default: (0, 0)].cents += cents
        }
        #expect(sums.count == expected.count)
        for member in expected {
            #expect(sums[member.name]?.count == member.value.array?.first?.int)
            #expect(sums[member.name]?.cents == member.value.array?.last?.number.flatMap(FixedDecimal.init)?.rescaled(to: 2)?.units)
        }
    }
}
