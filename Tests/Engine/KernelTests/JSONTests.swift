import MartletKernel
import Testing

@Suite struct JSONTests {
    private let order: JSON = .members(["name": "王伟", "amount": .number("12.50"), "tags": ["vip", 7, true], "gone": .null])

    @Test func `members are found by name and keep their order`() {
        #expect(order["amount"]?.number == "12.50")
        #expect(order["tags"]?.array?.count == 3)
        #expect(order["missing"] == nil)
        #expect(order.object?.map(\.name) == ["name", "amount", "tags", "gone"])
        #expect(JSON.array([])["name"] == nil)
    }

    @Test func `each case answers only to its own kind`() {
        #expect(order["name"]?.string == "王伟" && order["name"]?.number == nil && order["name"]?.int == nil)
        #expect(JSON.boolean(true).boolean == true && JSON.boolean(true).int == nil)
        #expect(JSON.null.isNull && JSON.null.string == nil)
        #expect(JSON.integer(.min).int == .min)
        #expect(JSON.number("1.5").int == nil)
        #expect(JSON.number("99999999999999999999").int == nil)
    }

    @Test func `the text is compact and parses to the same value`() throws {
        #expect(order.description == #"{"name":"王伟","amount":12.50,"tags":["vip",7,true],"gone":null}"#)
        #expect(try JSONParser.parse(order.bytes) == order)
    }

    @Test func `numbers are told apart by their digits`() {
        #expect(JSON.number("1.0") != JSON.number("1"))
    }
}
