// Also tests: AddressField, JSONField, FormulaField
import MartletExpressions
import MartletKernel
import MartletMetadata
import Testing

@Suite struct StructuredFieldsTests {
    private static let hangzhou: JSON = .members([
        "country": "CN", "adcode": "330106", "province": "浙江省", "city": "杭州市", "district": "西湖区", "street": "文三路 90 号",
        "postcode": "310012", "latitude": .number("30.276112"), "longitude": .number("120.129850"),
    ])

    static let inputs: [FieldCase] = [
        .good(AddressField(), hangzhou, .json(hangzhou)),
        .good(AddressField(), "文三路 90 号\r\n东部软件园", .json(.members(["street": "文三路 90 号, 东部软件园"]))),
        .good(AddressField(), .members(["city": " "]), .null),
        .good(AddressField(), .null, .null),
        .bad(AddressField(), .members(["planet": "Earth"]), "unknown_member"),
        .bad(AddressField(), .members(["latitude": .integer(91)]), "out_of_range"),
        .bad(AddressField(), .members(["longitude": .number("-180.000001")]), "out_of_range"),
        .bad(AddressField(), .integer(1), "wrong_type"),
        .good(JSONField(), .members(["b": 1, "a": [true, .null]]), .json(.members(["b": 1, "a": [true, .null]]))),
        .good(JSONField(), .null, .null),
        .bad(JSONField(maximum: 5), "too long", "too_long"),
        .good(FormulaField("1 + 1", as: IntegerField()), .integer(2), .integer(2)),
        .bad(FormulaField("1 + 1", as: IntegerField()), "x", "not_a_number"),
    ]

    @Test(arguments: inputs)
    func `a structure is checked member by member`(_ sample: FieldCase) {
        #expect(sample.accepted() == sample.outcome)
    }

    @Test func `an address reads from the largest part in Chinese and from the street in English`() {
        let value = Value.json(StructuredFieldsTests.hangzhou)
        #expect(AddressField().text(of: value, in: .chinese) == "浙江省杭州市西湖区文三路 90 号")
        #expect(AddressField().text(of: value, in: .english) == "文三路 90 号, 西湖区, 杭州市, 浙江省, 310012, CN")
        let city: JSON = .members(["province": "上海市", "city": "上海市", "street": "南京东路 1 号"])
        #expect(AddressField().text(of: .json(city), in: .chinese) == "上海市南京东路 1 号")
    }

    @Test func `JSON in a cell is read or refused with the parser's reason`() {
        #expect(FieldCase.good(JSONField(), "{\"a\":1.50}", .null).parsed() == .value(.json(.members(["a": .number("1.50")]))))
        if case .refused = FieldCase.good(JSONField(), "{\"a\":", .null).parsed() {} else { Issue.record("malformed JSON was taken") }
    }

    @Test func `a formula stores and compares as its result does`() {
        let formula = FormulaField("name", as: TextField())
        #expect(formula.columns == TextField().columns)
        #expect(formula.hasSortKey)
        #expect(formula.sortKey(of: .text("b")) == TextField().sortKey(of: .text("b")))
        #expect(formula.expressionType == .text)
    }
}
