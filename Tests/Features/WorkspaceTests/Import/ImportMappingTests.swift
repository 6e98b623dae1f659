import MartletKernel
import MartletRecords
import MartletTestSupport
import Testing

@testable import MartletWorkspace

// Also tests: ImportPath

@Suite struct ImportMappingTests {
    private func mapping(_ text: String) throws -> ImportMapping { try ImportMapping(json: JSONParser.parse(text.utf8)) }

    @Test func `a mapping is read whole`() throws {
        let mapping = try mapping(
            """
            {"object": "account", "key": ["externalId"], "constants": {"source": "import", "employees": 5}, "nulls": ["NULL"],
             "columns": {"Id": "externalId", "Name": ["name", "shortName"]}, "skip": ["X"], "dates": "dmy", "decimalComma": true,
             "values": {"industry": {"technolgy": "technology"}}, "empty": "clear", "separators": {"Tel": ";"},
             "references": {"ParentId": {"to": "parent", "by": "externalId", "create": true}}, "note": "any text"}
            """)
        #expect(mapping.object == "account")
        #expect(mapping.key == ["externalId"])
        #expect(mapping.constants.map(\.text) == ["import", "5"])
        #expect(mapping.columns == ["Id": ["externalId"], "Name": ["name", "shortName"]])
        #expect(mapping.skip == ["X"])
        #expect(mapping.nulls == ["NULL"])
        #expect(mapping.dates == .dmy)
        #expect(mapping.decimalComma && mapping.clearsEmpty)
        #expect(mapping.values["industry"] == ["technolgy": "technology"])
        #expect(mapping.separators == ["Tel": ";"])
        #expect(mapping.references["ParentId"] == .init(to: "parent", by: "externalId", mayCreate: true))
    }

    @Test(arguments: [
        #"{"columns": {}}"#, #"{"object": "account", "colums": {}}"#, #"{"object": "account", "key": "externalId"}"#,
        #"{"object": "account", "dates": "ymd"}"#, #"{"object": "account", "references": {"A": {"to": "parent"}}}"#,
        #"{"object": "account", "constants": {"tags": ["a"]}}"#, #"{"object": "account", "empty": "maybe"}"#, "[]",
    ])
    func `a mapping that says nothing sensible is refused by name`(text: String) async throws {
        let problem = try await refused { _ = try mapping(text) }
        #expect(problem.code == "mapping_invalid")
    }

    @Test func `paths name fields, members, references and parts`() throws {
        #expect(try ImportPath("name").names == ["name"])
        #expect(try ImportPath("address.street").names == ["address", "street"])
        #expect(try ImportPath("description+").appends)
        let part = try ImportPath("contactPoints[phone,label=手机].raw")
        #expect(part.relation == "contactPoints")
        #expect(part.selector == "phone,label=手机")
        #expect(part.names == ["raw"])
        #expect(try ImportPath("affiliations[].account.name").names == ["account", "name"])
    }

    @Test(arguments: ["", "a.b.c", "contactPoints[phone]", "contactPoints[phone", "contactPoints[phone]raw", ".name", "a..b"])
    func `what is no path is refused`(text: String) async throws {
        #expect(try await refused { _ = try ImportPath(text) }.code == "mapping_invalid")
    }

    @Test(
        .enabled(if: SharedTables.areHere),
        arguments: [
            "salesforce-account", "hubspot-contacts", "google-contacts", "zh-table", "zh-contacts", "pipeline-crm-accounts",
            "german-accounts",
        ])
    func `a ready mapping fits the definitions and names every column of its file`(name: String) async throws {
        let files = [
            "salesforce-account": "import-csv/salesforce_Account.csv", "hubspot-contacts": "import-csv/hubspot_contacts.csv",
            "google-contacts": "import-csv/google_contacts.csv", "zh-table": "import-csv/zh_utf8.csv",
            "zh-contacts": "linkage-zh-contacts/zh_contacts_dup.csv", "pipeline-crm-accounts": "pipeline-crm/accounts.csv",
            "german-accounts": "import-csv/latin1_semicolon_decimal_comma.csv",
        ]
        let app = try await TestApp.make()
        let file = try TableFile(path: SharedTables.path(try #require(files[name])))
        let plan = try ImportPlan.make(header: file.header, mapping: try SharedTables.mapping(name), schema: app.engine.schema)
        #expect(plan.missing.isEmpty)
        #expect(plan.columns.filter { $0.use == .unknown || $0.use == .readOnly } == [])
        await app.close()
    }
}
