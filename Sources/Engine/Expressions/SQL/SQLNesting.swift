import MartletKernel
import MartletStorage

/// SQLite's parser keeps at most 100 entries on its stack (SQLite, "The Lemon LALR(1) Parser Generator",
/// `YYSTACKDEPTH`; it grows on demand only from 3.46 on) and fails with an obscure message beyond. Text that comes near is
/// refused on both databases, so that what is saved on one also runs on the other.
enum SQLNesting {
    /// Of the 100, the rest is for the query around.
    private static let limit = 80

    static func checked(_ sql: SQL) throws -> SQL {
        guard depth(of: sql.text) > limit else { return sql }
        throw Problem(
            .invalid, "expression_too_deep", zh: "表达式嵌套过深，请拆分为更简单的条件。",
            en: "The expression is nested too deeply; split it into simpler conditions.")
    }

    /// An upper bound of the entries in use at the deepest place: what each open parenthesis, clause, `CASE` and
    /// half-read operator leaves waiting, by the grammar's rules. Tests nest every construct until SQLite refuses.
    static func depth(of text: String) -> Int {
        var counter = Counter()
        for token in tokens(of: text) { counter.read(token) }
        return counter.deepest
    }

    /// Words, parentheses, commas and signs; quoted names and texts count as one word `x`.
    private static func tokens(of text: String) -> [Substring] {
        var result: [Substring] = []
        var rest = text[...]
        while let first = rest.utf8.first {
            let length: Int
            switch first {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                length = rest.utf8.dropFirst().prefix { $0 != first }.count + 2
                result.append("x")
                rest = Substring(rest.utf8.dropFirst(length))
                continue
            case 48...57, 65...90, 95, 97...122: length = rest.utf8.prefix(while: isWordByte).count
            default: length = 1
            }
            if first != 32 { result.append(Substring(rest.utf8.prefix(length))) }
            rest = Substring(rest.utf8.dropFirst(length))
        }
        return result
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 48...57, 65...90, 95, 97...122: true
        default: false
        }
    }

    /// One open parenthesis, `CASE` or query.
    private struct Frame {
        /// Entries the frame itself holds.
        var opening: Int
        /// Entries of the clause or argument being read.
        var clause = 0
        /// Entries of operators whose right side is being read, the loosest first. A looser one closes the tighter.
        var operators = [0, 0, 0, 0, 0, 0]
        var isCall = false

        var total: Int { opening + clause + operators.reduce(0, +) }

        mutating func begin(_ entries: Int) {
            clause = entries
            operators = [0, 0, 0, 0, 0, 0]
        }

        mutating func wait(at level: Int, _ entries: Int = 2) {
            operators[level] = entries
            for tighter in operators.indices where tighter > level { operators[tighter] = 0 }
        }
    }

    private struct Counter {
        private var frames = [Frame(opening: 0)]
        private var previous: Substring = ""
        private(set) var deepest = 0

        mutating func read(_ token: Substring) {
            switch token {
            case "(": open()
            case ")", "END": close()
            case "CASE": frames.append(Frame(opening: 2))
            case ",": separate()
            default: word(token)
            }
            deepest = max(deepest, frames.reduce(1) { $0 + $1.total })
            previous = token
        }

        private static let functions: Set<Substring> = ["COALESCE", "SUM", "COUNT", "MIN", "MAX", "CAST"]

        private mutating func open() {
            let isCall = previous.utf8.first.map { $0 >= 97 } == true || Counter.functions.contains(previous)
            var frame = Frame(opening: isCall ? 3 : previous == "EXISTS" ? 2 : 1)
            frame.isCall = isCall
            frames.append(frame)
        }

        private mutating func close() {
            if frames.count > 1 { frames.removeLast() }
        }

        private mutating func separate() {
            let top = frames.count - 1
            frames[top].begin(frames[top].isCall ? 2 : frames[top].clause)
        }

        private mutating func word(_ token: Substring) {
            let top = frames.count - 1
            switch token {
            case "SELECT", "FROM", "WHERE", "WITH": frames[top].begin(6)
            case "ON": frames[top].begin(9)
            case "UNION": frames[top].opening += 2
            case "WHEN", "ELSE": frames[top].begin(2)
            case "THEN": frames[top].begin(4)
            case "OR": frames[top].wait(at: 0)
            case "AND": frames[top].wait(at: 1)
            case "NOT": frames[top].wait(at: 2, 1)
            case "=", "<", ">", "IS", "IN": frames[top].wait(at: 3)
            case "+", "-": frames[top].wait(at: 4)
            case "*", "/", "%", "|", "&": frames[top].wait(at: 5)
            default: break
            }
        }
    }
}
