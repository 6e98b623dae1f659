// Also tests: AccountChoices, Industry, LifecycleStage, CustomerSource
import MartletCustomers
import MartletKernel
import MartletMetadata
import Testing

@Suite struct AccountObjectTests {
    private func key(_ rule: String, _ values: [String: Value]) throws -> String? {
        let record = try Fixtures.record(of: "account", values)
        let found = try #require(AccountObject.definition.matchRules.first { $0.kind == rule })
        return found.normalise(record[found.field], record)
    }

    @Test func `an organisation is known by its bare name, a person by his own`() throws {
        #expect(try key("name", ["kind": .text("organisation"), "name": .text("北京云帆科技有限公司")]) == "云帆科技")
        #expect(try key("name", ["kind": .text("person"), "name": .text("王伟先生")]) == "王伟")
        #expect(try key("name", ["kind": .text("person"), "name": .text("王总")]) == nil)
        #expect(try key("registration", ["registrationNumber": .text("914403001922038216")]) == "914403001922038216")
        #expect(try key("registration", [:]) == nil)
    }

    /// What other systems write in these columns, as their exports have it.
    static let cells: [(String, String, String)] = [
        ("industry", "Banking", "banking"), ("industry", "Electronics", "electronics"), ("industry", "medical", "medical"),
        ("industry", "telecommunications", "telecommunications"), ("industry", "employment", "employment"),
        ("industry", "制造业", "manufacturing"),
        ("lifecycleStage", "Marketing Qualified Lead", "marketingQualified"), ("lifecycleStage", "Customer", "customer"),
        ("lifecycleStage", "成交客户", "customer"), ("level", "a", "A"), ("level", "A 级", "A"), ("source", "展会活动", "event"),
        ("kind", "企业", "organisation"),
        ("size", "20–99 人", "small"),
    ]

    @Test(arguments: cells)
    func `a cell names an option by its name or label`(field: String, cell: String, option: String) throws {
        let definition = try #require(AccountObject.definition.fields.first { $0.name == field })
        #expect(try definition.type.parse(cell, in: Fixtures.context) == .text(option))
    }
}
