import MartletKernel
import Testing

@Suite struct ValueTests {
    private static let all: [Value] = [
        .null, .boolean(true), .integer(1), .decimal(FixedDecimal(units: 1, scale: 0)), .text("1"), .date(CalendarDate(days: 1)),
        .instant(Instant(milliseconds: 1)), .duration(1), .money(Money(baseUnits: 1, currency: .cny)), .id(RecordID(high: 0, low: 1)),
        .list([.integer(1)]), .json(1),
    ]

    @Test func `values of different kinds are never equal`() {
        #expect(Set(Self.all).count == Self.all.count)
    }

    @Test func `each accessor answers to its own kind alone`() {
        func answering(_ accessor: (Value) -> Bool) -> [Value] { Self.all.filter(accessor) }
        #expect(answering { $0.isNull } == [.null])
        #expect(answering { $0.boolean != nil } == [.boolean(true)])
        #expect(answering { $0.integer != nil } == [.integer(1)])
        #expect(answering { $0.text != nil } == [.text("1")])
        #expect(answering { $0.date != nil } == [.date(CalendarDate(days: 1))])
        #expect(answering { $0.instant != nil } == [.instant(Instant(milliseconds: 1))])
        #expect(answering { $0.money != nil } == [.money(Money(baseUnits: 1, currency: .cny))])
        #expect(answering { $0.id != nil } == [.id(RecordID(high: 0, low: 1))])
        #expect(answering { $0.list != nil } == [.list([.integer(1)])])
        #expect(answering { $0.json != nil } == [.json(1)])
    }

    @Test func `decimals inside a list are equal by value`() {
        let short = Value.list([.decimal(FixedDecimal(units: 15, scale: 1))])
        #expect(short == .list([.decimal(FixedDecimal(units: 150, scale: 2))]))
    }
}
