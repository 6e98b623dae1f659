import MartletExpressions
import MartletKernel

/// Writes random expressions that have a type, as text, so that lexer, parser and checker take part.
struct RandomExpressions {
    enum Shape: CaseIterable { case boolean, integer, number, money, text, date, instant, duration, reference }

    var chance: Chance
    private let schema = SampleSchema()
    /// The objects of the records in reach, the innermost last.
    private var scopes: [String] = []

    init(seed: UInt64) { chance = Chance(seed: seed) }

    mutating func expression(on object: String) -> String {
        scopes = [object]
        return write(chance.pick(Shape.allCases + [.boolean, .boolean, .boolean, .boolean, .boolean]), chance.below(5))
    }

    var innermost: String { scopes[scopes.count - 1] }
    var depthOfScopes: Int { scopes.count }
    mutating func enter(_ object: String) { scopes.append(object) }
    mutating func leave() { scopes.removeLast() }

    mutating func write(_ shape: Shape, _ depth: Int) -> String {
        if depth > 0, chance.happens(12) { return "(\(write(shape, depth - 1)))" }
        if depth > 0, shape != .boolean, chance.happens(8) { return choice(shape, depth - 1) }
        switch shape {
        case .boolean: return boolean(depth)
        case .integer: return integer(depth)
        case .number: return number(depth)
        case .money: return money(depth)
        case .text: return text(depth)
        case .date: return date(depth)
        case .instant: return instant(depth)
        case .duration: return duration(depth)
        case .reference: return reference()
        }
    }

    private mutating func choice(_ shape: Shape, _ depth: Int) -> String {
        if chance.happens(50) { return "if(\(write(.boolean, depth)), \(write(shape, depth)), \(write(shape, depth)))" }
        return "coalesce(\(write(shape, depth)), \(chance.happens(20) ? "null" : write(shape, depth)))"
    }

    // MARK: Fields

    /// A path to a field of that shape, at most three references long; `nil` when none was found by chance.
    mutating func path(_ matches: (ExpressionField) -> Bool) -> String {
        var object = scopes[scopes.count - 1]
        var prefix = ""
        if chance.happens(8) {
            object = "user"
            prefix = "me."
        } else if scopes.count > 1, chance.happens(25) {
            object = scopes[0]
            prefix = "this."
        }
        for _ in 0..<3 {
            let fields = schema.expressionObject(object)?.fields ?? []
            let found = fields.filter(matches)
            let references = fields.filter { if case .reference(let target) = $0.type { !target.isEmpty } else { false } }
            if let field = found.isEmpty ? nil : chance.pick(found), chance.happens(65) || references.isEmpty { return prefix + field.name }
            guard !references.isEmpty else { break }
            let next = chance.pick(references)
            guard case .reference(let target) = next.type else { break }
            prefix += next.name + "."
            object = target
        }
        return "null"
    }

    mutating func field(_ type: ExpressionType) -> String { path { $0.type == type } }

    // MARK: Values

    private mutating func integer(_ depth: Int) -> String {
        guard depth > 0 else {
            return chance.happens(60) ? field(.integer) : "\(chance.pick(RandomRecords.integers.filter { $0 > .min }))"
        }
        let inner = depth - 1
        switch chance.below(9) {
        case 0: return "\(write(.integer, inner)) \(chance.pick(["+", "-", "*"])) \(write(.integer, inner))"
        case 1: return "round(\(write(.number, inner)))"
        case 2: return "length(\(chance.happens(30) ? list() : write(.text, inner)))"
        case 3: return "\(chance.pick(["year", "quarter", "month", "day", "weekday"]))(\(write(chance.pick([.date, .instant]), inner)))"
        case 4: return quantified { relation, condition, _ in "count(\(relation)\(condition))" }
        case 5: return quantified { $2.writeValue("sum", $0, .integer, inner) + $1 + ")" }
        case 6: return "\(chance.pick(["min", "max"]))(\(write(.integer, inner)), \(write(.integer, inner)))"
        case 7: return "-\(write(.integer, 0))"
        default: return "abs(\(write(.integer, inner)))"
        }
    }

    private mutating func number(_ depth: Int) -> String {
        guard depth > 0 else {
            let literals = ["0.5", "1.005", "-2.50", "0.000001", "9999999999999.99", "3", "-1.5", "100.00", "0.1"]
            return chance.happens(60) ? path { if case .decimal = $0.type { true } else { false } } : chance.pick(literals)
        }
        let inner = depth - 1
        switch chance.below(8) {
        case 0, 1: return "\(write(.number, inner)) \(chance.pick(["+", "-", "*", "/"])) (\(write(.number, inner)))"
        case 2: return "round(\(write(.number, inner)), \(chance.below(10)))"
        case 3: return quantified { $2.writeValue($2.chance.pick(["sum", "avg", "min", "max"]), $0, .number, inner) + $1 + ")" }
        case 4: return "\(write(.duration, inner)) / (\(write(.duration, inner)))"
        case 5: return "\(write(.money, inner)) / (\(write(.money, inner)))"
        case 6: return write(.integer, inner)
        default: return "\(chance.pick(["min", "max"]))(\(write(.number, inner)), \(write(.integer, inner)))"
        }
    }

    private mutating func money(_ depth: Int) -> String {
        guard depth > 0 else {
            return chance.happens(70) ? field(.money) : chance.pick(["100 CNY", "12.3456 USD", "0 JPY", "-250.5 CNY", "9999999999999 CNY"])
        }
        let inner = depth - 1
        switch chance.below(5) {
        case 0: return "(\(write(.money, inner)) \(chance.pick(["+", "-"])) \(write(.money, inner)))"
        case 1: return "(\(write(.money, inner)) \(chance.pick(["*", "/"])) (\(write(.number, inner))))"
        case 2: return "round(\(write(.money, inner)), \(chance.below(5)))"
        case 3: return quantified { $2.writeValue($2.chance.pick(["sum", "avg", "min", "max"]), $0, .money, inner) + $1 + ")" }
        default: return "max(\(write(.money, inner)), \(write(.money, inner)))"
        }
    }

    mutating func literal() -> String {
        let escaped = chance.pick(RandomRecords.texts).unicodeScalars.map { scalar -> String in
            switch scalar {
            case "\"": "\\\""
            case "\\": "\\\\"
            case "\n": "\\n"
            default: String(Character(scalar))
            }
        }
        return "\"\(escaped.joined())\""
    }

    private mutating func text(_ depth: Int) -> String {
        guard depth > 0 else { return chance.happens(65) ? field(.text) : literal() }
        let inner = depth - 1
        switch chance.below(4) {
        case 0: return "\(write(.text, inner)) & \(write(.text, inner))"
        case 1: return "concat(\(write(.text, inner)), \(write(.text, inner)))"
        case 2: return quantified { $2.writeValue($2.chance.pick(["min", "max"]), $0, .text, 0) + $1 + ")" }
        default: return "\(chance.pick(["min", "max"]))(\(write(.text, inner)), \(write(.text, inner)))"
        }
    }

    private mutating func date(_ depth: Int) -> String {
        guard depth > 0 else {
            return chance.happens(60) ? field(.date) : chance.happens(30) ? "today" : chance.pick(RandomRecords.dates).description
        }
        let inner = depth - 1
        switch chance.below(6) {
        case 0: return "\(write(.date, inner)) \(chance.pick(["+", "-"])) (\(write(.duration, inner)))"
        case 1: return "\(chance.pick(["startOfWeek", "startOfMonth", "startOfQuarter", "startOfYear"]))(\(write(.date, inner)))"
        case 2: return "date(\(write(.instant, inner)))"
        case 3:
            return
                "\(chance.pick(["addDays", "addMonths", "addWorkdays"]))(\(write(.date, inner)), \(chance.happens(60) ? "\(chance.below(20) - 10)" : write(.integer, inner)))"
        case 4: return quantified { $2.writeValue($2.chance.pick(["min", "max"]), $0, .date, 0) + $1 + ")" }
        default: return "max(\(write(.date, inner)), \(write(.date, inner)))"
        }
    }

    private mutating func instant(_ depth: Int) -> String {
        guard depth > 0 else {
            return chance.happens(60) ? field(.instant) : chance.happens(40) ? "now" : chance.pick(RandomRecords.instants).description
        }
        let inner = depth - 1
        if chance.happens(60) { return "\(write(.instant, inner)) \(chance.pick(["+", "-"])) (\(write(.duration, inner)))" }
        return "min(\(write(.instant, inner)), \(write(.instant, inner)))"
    }

    private mutating func duration(_ depth: Int) -> String {
        guard depth > 0 else {
            return chance.happens(40) ? field(.duration) : chance.pick(["90d", "2h", "30m", "15s", "500ms", "2w", "0d", "40000000d"])
        }
        let inner = depth - 1
        switch chance.below(7) {
        case 0: return "(\(write(.date, inner)) - \(write(.date, inner)))"
        case 1: return "(\(write(.instant, inner)) - \(write(chance.pick([.instant, .date]), inner)))"
        case 2: return "(\(write(.duration, inner)) \(chance.pick(["+", "-"])) \(write(.duration, inner)))"
        case 3: return "(\(write(.duration, inner)) \(chance.pick(["*", "/"])) (\(write(.number, inner))))"
        case 4: return "workHours(\(write(.instant, inner)), \(write(.instant, inner)))"
        case 5: return quantified { $2.writeValue($2.chance.pick(["sum", "avg", "max"]), $0, .duration, 0) + $1 + ")" }
        default: return "abs(\(write(.duration, inner)))"
        }
    }

    mutating func reference() -> String {
        switch chance.below(5) {
        case 0: "me"
        case 1: "this"
        default: path { if case .reference = $0.type { true } else { false } }
        }
    }

    mutating func list() -> String { path { if case .list(.text) = $0.type { true } else { false } } }
}
