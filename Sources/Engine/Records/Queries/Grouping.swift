import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// Sums and counts over the records a caller sees, by group: `{"groups": [{"key": […], "measures": […]}]}`.
package struct Grouping: Sendable {
    package let object: String
    package var filter: String?
    /// Fields, paths or any expression of a simple type: `status`, `department.name`, `startOfMonth(createdOn)`.
    package var groupBy: [String]
    /// `count()`, `sum(amount)`, `avg(amount)`, `min(…)`, `max(…)`.
    package var measures: [String]
    package var limit: Int

    package init(object: String, filter: String? = nil, groupBy: [String], measures: [String], limit: Int = 1000) {
        self.object = object
        self.filter = filter
        self.groupBy = groupBy
        self.measures = measures
        self.limit = limit
    }
}

extension Transaction {
    /// - Throws: `Problem` for an expression that does not fit; a value the caller may not see counts as empty.
    package func group(_ grouping: Grouping) throws -> JSON { try GroupingQuery(tx: self, grouping: grouping).run() }
}

private struct GroupingQuery {
    private let tx: Transaction
    private let grouping: Grouping
    private let object: ObjectSchema
    private let keys: [Expression]
    private let measures: [Measure]

    private struct Measure {
        let function: String
        let operand: Expression?
    }

    init(tx: Transaction, grouping: Grouping) throws {
        guard grouping.groupBy.count <= 5, (1...20).contains(grouping.measures.count), (1...10_000).contains(grouping.limit) else {
            throw Problem(
                .invalid, "grouping_out_of_range", zh: "最多 5 个分组、1 至 20 个度量、10000 组。",
                en: "At most 5 groupings, 1 to 20 measures and 10,000 groups.")
        }
        self.tx = tx
        self.grouping = grouping
        object = try tx.schema.require(grouping.object)
        let schema = tx.schema
        keys = try grouping.groupBy.map { try ExpressionParser.parse($0, on: grouping.object, schema: schema) }
        measures = try grouping.measures.map { try GroupingQuery.measure($0, on: grouping.object, schema: schema) }
    }

    private static func measure(_ text: String, on object: String, schema: Schema) throws -> Measure {
        let wrong = Problem(
            .invalid, "measure_unknown", zh: "度量“\(text.prefix(60))”应为 count()、sum(…)、avg(…)、min(…) 或 max(…)。",
            en: "The measure \"\(text.prefix(60))\" must be count(), sum(…), avg(…), min(…) or max(…).")
        guard let open = text.firstIndex(of: "("), text.hasSuffix(")") else { throw wrong }
        let function = String(text[..<open])
        let inner = String(text[text.index(after: open)...].dropLast())
        if function == "count", inner.isEmpty { return Measure(function: "count", operand: nil) }
        guard ["sum", "avg", "min", "max", "count"].contains(function) else { throw wrong }
        let operand = try ExpressionParser.parse(inner, on: object, schema: schema)
        if ["sum", "avg"].contains(function), !isNumber(operand.type) { throw wrong }
        if ["min", "max"].contains(function), !isNumber(operand.type), ![.text, .date, .instant].contains(operand.type) { throw wrong }
        return Measure(function: function, operand: operand)
    }

    private static func isNumber(_ type: ExpressionType) -> Bool {
        switch type {
        case .integer, .decimal, .money, .duration: true
        default: false
        }
    }

    func run() throws -> JSON {
        let compiler = tx.compiler
        let keyColumns = try keys.map { try compiler.value($0, alias: "t") }
        let measureColumns = try measures.map { try column($0, compiler) }
        var sql: SQL = """
            SELECT \(joined: keyColumns + measureColumns) FROM \(name: object.table) t WHERE t.deleted_at IS NULL
            """
        if let condition = try tx.condition(of: object, for: .read) { sql += " AND (\(sql: condition))" }
        if let filter = grouping.filter, !filter.isEmpty {
            let expression = try ExpressionParser.parse(filter, on: object.name, expecting: .boolean, schema: tx.schema)
            sql += " AND (\(sql: try compiler.filter(expression, alias: "t")))"
        }
        if !keys.isEmpty {
            let positions = (1...keys.count).map { SQL(stringLiteral: String($0)) }
            let order = tx.connection.dialect == .postgres ? positions.map { $0 + " NULLS FIRST" } : positions
            sql += " GROUP BY \(joined: positions) ORDER BY \(joined: order)"
        }
        sql += " LIMIT \(grouping.limit + 1)"
        let rows = try tx.connection.all(sql) { try group($0) }
        return .members(["groups": .array(Array(rows.prefix(grouping.limit))), "complete": .boolean(rows.count <= grouping.limit)])
    }

    /// Sums come in two halves joined in Swift, because 64 bits may not hold what a million rows add up to on the way.
    private func column(_ measure: Measure, _ compiler: ExpressionSQL) throws -> SQL {
        guard let operand = measure.operand else { return "COUNT(*), 0, 0" }
        let value = try compiler.value(operand, alias: "t")
        switch measure.function {
        case "count": return "COUNT(\(sql: value)), 0, 0"
        case "min": return "MIN(\(sql: value)), 0, 0"
        case "max": return "MAX(\(sql: value)), 0, 0"
        default:
            return "\(sql: half("SUM((\(sql: value)) >> 32)")), \(sql: half("SUM((\(sql: value)) & 4294967295)")), COUNT(\(sql: value))"
        }
    }

    private func half(_ sum: SQL) -> SQL { "CAST(COALESCE(\(sql: sum), 0) AS bigint)" }

    private func group(_ row: any ResultRow) throws -> JSON {
        let keyValues = keys.enumerated().map { json(StoredForm.value(in: row, $0, as: $1.type, currency: tx.environment.currency)) }
        let values = measures.enumerated().map { position, measure in value(of: measure, in: row, at: keys.count + position * 3) }
        return .members(["key": .array(keyValues), "measures": .array(values)])
    }

    private func value(of measure: Measure, in row: any ResultRow, at column: Int) -> JSON {
        guard let operand = measure.operand, measure.function != "count" else { return .integer(row.integer(column) ?? 0) }
        guard measure.function == "sum" || measure.function == "avg" else {
            return json(StoredForm.value(in: row, column, as: operand.type, currency: tx.environment.currency))
        }
        let count = row.integer(column + 2) ?? 0
        let total = Int128(row.integer(column) ?? 0) << 32 + Int128(row.integer(column + 1) ?? 0)
        if measure.function == "sum" {
            guard let units = Int64(exactly: total) else { return .null }
            return json(StoredForm.value(.integer(units), as: operand.type, currency: tx.environment.currency))
        }
        guard count > 0 else { return .null }
        // Four places more than the values have, where 64 bits hold them.
        let scale = scale(of: operand.type)
        let mean =
            FixedDecimal.rounding(total * 10_000, dividedBy: Int128(count), scale: scale + 4)
            ?? FixedDecimal.rounding(total, dividedBy: Int128(count), scale: scale)
        return mean.map { .number($0.description) } ?? .null
    }

    private func scale(of type: ExpressionType) -> Int {
        switch type {
        case .decimal(let scale): scale
        case .money: Money.scale
        default: 0
        }
    }

    private func json(_ value: Value) -> JSON {
        switch value {
        case .null, .list, .json: .null
        case .boolean(let flag): .boolean(flag)
        case .integer(let number), .duration(let number): .integer(number)
        case .decimal(let number): .number(number.description)
        case .text(let text): .string(text)
        case .date(let date): .string(date.description)
        case .instant(let instant): .string(instant.description)
        case .money(let money): .number(money.baseAmount.description)
        case .id(let id): .string(id.description)
        }
    }
}
