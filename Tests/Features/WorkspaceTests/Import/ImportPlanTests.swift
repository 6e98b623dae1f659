import MartletCustomers
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@testable import MartletWorkspace

// Also tests: ImportColumns, ImportSheet, CellReading, PartSelector, CustomerColumns

@Suite struct ImportPlanTests {
    private func plan(_ header: [String], _ mapping: ImportMapping) async throws -> ImportPlan {
        let app = try await TestApp.make()
        let plan = try ImportPlan.make(header: header, mapping: mapping, schema: app.engine.schema, recognisers: [CustomerColumns()])
        await app.close()
        return plan
    }

    private func uses(_ header: [String], in object: String) async throws -> [String] {
        try await plan(header, ImportMapping(object: object)).columns.map(\.use.text)
    }

    @Test func `columns are known by name, label in either language, and alias`() async throws {
        #expect(
            try await uses(["name", "简称", "Registration Number", "税号", "客户全称"], in: "account")
                == ["name", "shortName", "registrationNumber", "(unknown)", "(unknown)"])
        #expect(
            try await uses(["客户全称", "EMPLOYEES", "address.city", "version", "瞎写的"], in: "account")
                == ["name", "employees", "address.city", "(read only)", "(unknown)"])
    }

    @Test func `telephones and companies of people go to their own records`() async throws {
        #expect(
            try await uses(["姓名", "手机", "Email", "公司", "职位"], in: "contact") == [
                "name", "contactPoints[phone,label=手机].raw", "contactPoints[email].raw", "affiliations[].account.name",
                "affiliations[].position",
            ])
    }

    @Test func `a header of which nothing is known is refused`() async throws {
        let problem = try await refused { _ = try await plan(["qux", "quux"], ImportMapping(object: "account")) }
        #expect(problem.code == "header_unknown")
        #expect(problem.message.en.contains("qux"))
    }

    @Test(arguments: [
        ("nmae", "unknown_field"), ("lastActivityAt", "mapping_invalid"), ("name.first", "mapping_invalid"),
        ("points[phone].raw", "mapping_invalid"),
    ])
    func `a path that leads nowhere is refused`(path: String, code: String) async throws {
        var mapping = ImportMapping(object: "account")
        mapping.columns = ["A": [path]]
        #expect(try await refused { _ = try await plan(["A", "name"], mapping) }.code == code)
    }

    @Test func `a key no column fills is refused`() async throws {
        var mapping = ImportMapping(object: "account")
        mapping.key = ["externalId"]
        #expect(try await refused { _ = try await plan(["name"], mapping) }.code == "mapping_invalid")
    }

    @Test func `two columns of one kind are two parts`() async throws {
        var mapping = ImportMapping(object: "account")
        mapping.columns = ["A": ["contactPoints[phone].raw"], "B": ["contactPoints[phone].raw"], "C": ["contactPoints[email].raw"]]
        #expect(try await plan(["name", "A", "B", "C"], mapping).parts.count == 3)
    }

    @Test func `cells are read as the mapping says`() {
        var mapping = ImportMapping(object: "account")
        mapping.nulls = ["NULL", "N/A"]
        mapping.values = ["industry": ["Technolgy": "technology"]]
        mapping.dates = .dmy
        mapping.decimalComma = true
        let text = CellReading(mapping, column: "Branche", path: "industry", type: TextField())
        #expect(text.read("  ") == .empty)
        #expect(text.read("　\u{a0}") == .empty)
        #expect(text.read(" NULL ") == .null)
        #expect(text.read("technolgy") == .text("technology"))
        #expect(text.read(" Retail ") == .text("Retail"))
        #expect(text.read("'=1+1") == .text("=1+1"))
        let date = CellReading(mapping, column: "Datum", path: "from", type: DateField())
        #expect(date.read("3/5/2024") == .text("2024-05-03"))
        #expect(date.read("2024年3月5日") == .text("2024年3月5日"))
        let money = CellReading(mapping, column: "Umsatz", path: "annualRevenue", type: MoneyField())
        #expect(money.read("8.492,91") == .text("8492.91"))
        #expect(money.read("8.492") == .text("8492"))
        mapping.dates = .mdy
        #expect(CellReading(mapping, column: "Date", path: "from", type: DateField()).read("3/5/2024 13:45") == .text("2024-03-05 13:45"))
    }

    @Test func `lines of other columns stand behind the text whatever the order of columns`() async throws {
        var mapping = ImportMapping(object: "account")
        mapping.columns = ["金额": ["description+"], "备注": ["description"], "日期": ["description+"]]
        let plan = try await plan(["name", "金额", "备注", "日期"], mapping)
        let row = SheetRow(plan.root, ["甲", "3.5万", "老客户", "2024年"])
        let texts = row.entries.map { entry in if case .text(let text) = entry.entry { text } else { "" } }
        #expect(texts == ["甲", "老客户\n金额: 3.5万\n日期: 2024年"])
    }
}
