// Also tests: ReferenceField, ReferencesField, LinkField
import MartletKernel
import MartletMetadata
import Testing

@Suite struct ReferenceFieldsTests {
    private static let first = Fixtures.id(1)
    private static let second = Fixtures.id(2)
    private static let one = ReferenceField("user", onDelete: .keep)
    private static let several = ReferencesField("user")
    private static let link = LinkField(["user", "team"], onDelete: .keep)
    private static let links = LinksField([])

    private static func json(_ object: String, _ id: RecordID) -> JSON {
        .members(["object": .string(object), "id": .string(id.description)])
    }

    static let inputs: [FieldCase] = [
        .good(one, .string(first.description), .id(first)),
        .good(one, .string(first.description.uppercased()), .id(first)),
        .good(one, "", .null),
        .bad(one, "42", "not_an_id"),
        .bad(one, .integer(42), "wrong_type"),
        .good(
            several, [.string(first.description), .string(second.description), .string(first.description)],
            .list([.id(first), .id(second)])),
        .bad(several, ["x"], "not_an_id"),
        .good(link, json("user", first), LinkField.link("user", first)),
        .good(link, .null, .null),
        .bad(link, json("role", first), "wrong_object"),
        .bad(link, .string(first.description), "not_a_link"),
        .bad(link, .members(["object": "user", "id": "1"]), "not_a_link"),
        .bad(link, .members(["object": "user", "id": .string(first.description), "more": 1]), "not_a_link"),
        .good(links, [json("role", first), json("user", second)], .list([LinkField.link("role", first), LinkField.link("user", second)])),
        .bad(links, [.string(first.description)], "not_a_link"),
    ]

    @Test(arguments: inputs)
    func `a reference is an id, a link an object and an id`(_ sample: FieldCase) {
        #expect(sample.accepted() == sample.outcome)
    }

    @Test func `expressions see the ids of links only`() {
        #expect(
            ReferenceFieldsTests.link.expressionValue(of: LinkField.link("user", ReferenceFieldsTests.first))
                == .id(ReferenceFieldsTests.first))
        let value = Value.list([LinkField.link("role", ReferenceFieldsTests.first), LinkField.link("user", ReferenceFieldsTests.second)])
        #expect(
            ReferenceFieldsTests.links.expressionValue(of: value)
                == .list([.id(ReferenceFieldsTests.first), .id(ReferenceFieldsTests.second)]))
        #expect(ReferenceFieldsTests.link.expressionValue(of: .null) == .null)
    }

    @Test func `a link is exported as it is imported`() throws {
        let value = Value.list([LinkField.link("role", ReferenceFieldsTests.first)])
        let cell = ReferenceFieldsTests.links.text(of: value, in: .english)
        #expect(cell == "role:\(ReferenceFieldsTests.first)")
        #expect(try ReferenceFieldsTests.links.parse(cell, in: Fixtures.context) == value)
    }
}
