/// What a field holds and what an expression computes; one closed set for both databases, memory and JSON.
package enum Value: Hashable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case decimal(FixedDecimal)
    /// Text in Unicode normal form C.
    case text(String)
    case date(CalendarDate)
    case instant(Instant)
    /// Milliseconds.
    case duration(Int64)
    case money(Money)
    case id(RecordID)
    case list([Value])
    /// A structured field such as an address; compared whole, not by order.
    case json(JSON)

    package var isNull: Bool { self == .null }

    package var text: String? { if case .text(let value) = self { value } else { nil } }
    package var id: RecordID? { if case .id(let value) = self { value } else { nil } }
    package var integer: Int64? { if case .integer(let value) = self { value } else { nil } }
    package var boolean: Bool? { if case .boolean(let value) = self { value } else { nil } }
    package var instant: Instant? { if case .instant(let value) = self { value } else { nil } }
    package var date: CalendarDate? { if case .date(let value) = self { value } else { nil } }
    package var money: Money? { if case .money(let value) = self { value } else { nil } }
    package var list: [Value]? { if case .list(let value) = self { value } else { nil } }
    package var json: JSON? { if case .json(let value) = self { value } else { nil } }
}
