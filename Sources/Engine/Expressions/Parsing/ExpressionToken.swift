import MartletKernel

/// A word, literal or sign of the source, with the index of its first scalar.
struct ExpressionToken: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case name(String)
        case text(String)
        case number(FixedDecimal)
        case money(FixedDecimal, Currency)
        case date(CalendarDate)
        case instant(Instant)
        /// Milliseconds.
        case duration(Int64)
        /// `<=`, `(`, `.` …
        case sign(String)
        case end
    }

    let kind: Kind
    let offset: Int

    /// As a message names it.
    var description: String {
        switch kind {
        case .name(let name): name
        case .text(let text): "\"\(text.prefix(20))\""
        case .number(let number): number.description
        case .money(let number, let currency): "\(number) \(currency)"
        case .date(let date): date.description
        case .instant(let instant): instant.description
        case .duration(let milliseconds): "\(milliseconds)ms"
        case .sign(let sign): sign
        case .end: "∎"
        }
    }
}
