import MartletKernel
import MartletStorage

/// Quantifiers see the related records that the reader sees, trashed ones never.
extension ExpressionEvaluator {
    func related(
        _ records: ExpressionNode.RelatedRecords, _ scopes: [Scope], stopAtFirst: Bool = false
    ) throws -> [[Scope]] {
        guard let base = try owner(records.base, scopes) else { return [] }
        let object = records.relation.object
        let link = RecordPath.Step(object: object, table: records.table, field: records.link)
        var found: [[Scope]] = []
        var seen: Set<RecordID> = []
        for id in try source.related(records.relation, to: base) where seen.insert(id).inserted {
            let inner = scopes.prefix(records.scope) + [Scope(object: object, id: id)]
            guard try records.relation.direction == .outgoing || maySee(link, of: id), try isVisible(id, object) else { continue }
            if let condition = records.condition, try !isTrue(condition, Array(inner)) { continue }
            found.append(Array(inner))
            if stopAtFirst { break }
        }
        return found
    }

    func fold(
        _ aggregate: ExpressionNode.Aggregate, _ records: ExpressionNode.RelatedRecords, _ operand: ExpressionNode?,
        _ type: ExpressionType, _ scopes: [Scope]
    ) throws -> SQLValue {
        let found = try related(records, scopes)
        guard let operand else { return .integer(Int64(found.count)) }
        let values = try found.map { try scalar(operand, $0) }.filter { $0 != .null }
        switch aggregate {
        case .count: return .integer(Int64(values.count))
        case .min: return values.reduce(.null, ScalarOrder.least)
        case .max: return values.reduce(.null, ScalarOrder.greatest)
        case .sum: return sum(values).map(SQLValue.integer) ?? .null
        case .average(let shift):
            guard let sum = sum(values), !values.isEmpty else { return .null }
            return ExactArithmetic.divide(sum, Int64(values.count), shift: shift).map(SQLValue.integer) ?? .null
        }
    }

    /// 0 over none; `nil` when it leaves 64 bits at the end, whatever it did on the way.
    private func sum(_ values: [SQLValue]) -> Int64? {
        var total: Int128 = 0
        for case .integer(let value) in values { total += Int128(value) }
        return Int64(exactly: total)
    }
}
