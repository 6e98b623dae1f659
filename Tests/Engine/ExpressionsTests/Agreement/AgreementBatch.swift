import MartletExpressions
import MartletKernel
import MartletStorage

/// Expressions about one object, and what memory computes of each for every record.
struct AgreementBatch: Sendable {
    let object: String
    let expressions: [Expression]
    let context: EvaluationContext
    let access: any ExpressionGuard
    /// By record, in the order of the expressions.
    let expected: [RecordID: [Value]]

    init(
        _ object: String, _ expressions: [Expression], context: EvaluationContext, access: any ExpressionGuard, records: SampleRecords
    ) throws {
        self.object = object
        self.expressions = expressions
        self.context = context
        self.access = access
        let evaluator = ExpressionEvaluator(source: records, context: context, guard: access)
        var expected: [RecordID: [Value]] = [:]
        for id in RandomRecords.ids(of: object) where records.records[object]?[id]?.isTrashed == false {
            expected[id] = try expressions.map { try evaluator.evaluate($0, of: id) }
        }
        self.expected = expected
    }

    /// Where the database answers otherwise.
    func differences(in connection: any Connection) throws -> [String] {
        try differencesOfValues(in: connection) + differencesOfFilters(in: connection)
    }

    private var table: String { SampleSchema().expressionObject(object)?.table ?? "" }

    /// One query computes every expression over every record.
    private func differencesOfValues(in connection: any Connection) throws -> [String] {
        let compiler = ExpressionSQL(context: context, guard: access, dialect: connection.dialect)
        let columns = try expressions.map { try compiler.value($0, alias: "t") }
        let query: SQL = "SELECT t.id, \(joined: columns) FROM \(name: table) AS t WHERE t.deleted_at IS NULL"
        var differences: [String] = []
        var rows = 0
        try connection.query(query) { row in
            rows += 1
            guard let id = row.id(0), let values = expected[id] else { return true }
            for (position, (expression, value)) in zip(expressions, values).enumerated() {
                let stored = StoredForm.value(in: row, position + 1, as: expression.type, currency: context.currency)
                if !AgreementBatch.same(stored, value) {
                    differences.append("\(expression.source)\n  of \(id): database \(stored), memory \(value)")
                }
            }
            return true
        }
        if rows != expected.count { differences.append("\(rows) rows instead of \(expected.count)") }
        return differences
    }

    /// Conditions once more in the form a filter has: many in one query, and some alone in `WHERE`, where the database
    /// plans them by indexes and joins.
    private func differencesOfFilters(in connection: any Connection) throws -> [String] {
        let compiler = ExpressionSQL(context: context, guard: access, dialect: connection.dialect)
        let positions = expressions.indices.filter { expressions[$0].type == .boolean }
        let filters = try positions.map { try compiler.filter(expressions[$0], alias: "t") }
        let columns = filters.map { filter -> SQL in "CASE WHEN \(sql: filter) THEN TRUE ELSE FALSE END" }
        let from: SQL = "FROM \(name: table) AS t WHERE t.deleted_at IS NULL"
        var found = Array(repeating: Set<RecordID>(), count: positions.count)
        try connection.query("SELECT t.id, \(joined: columns) \(sql: from)") { row in
            guard let id = row.id(0) else { return true }
            for index in positions.indices where row.boolean(index + 1) == true { found[index].insert(id) }
            return true
        }
        var differences: [String] = []
        for (index, position) in positions.enumerated() {
            let wanted = Set(expected.filter { $0.value[position] == .boolean(true) }.keys)
            let isAlone = index % 3 == 0
            let listed = isAlone ? try connection.all("SELECT t.id \(sql: from) AND \(sql: filters[index])") { $0.id(0) } : []
            if found[index] != wanted || (isAlone && Set(listed.compactMap(\.self)) != wanted) {
                differences.append("filter \(expressions[position].source)\n  memory \(wanted), database \(found[index]), \(listed)")
            }
        }
        return differences
    }

    /// Text by its bytes: Swift's `==` would take canonical equivalents for equal.
    private static func same(_ left: Value, _ right: Value) -> Bool {
        if case .text(let a) = left, case .text(let b) = right { return a.utf8.elementsEqual(b.utf8) }
        return left == right
    }
}
