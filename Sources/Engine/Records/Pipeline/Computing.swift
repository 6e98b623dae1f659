import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata

extension Transaction {
    /// What a record knows about itself: its object's rules, then the formulas over its own fields and references. Rollups come
    /// from other records and are kept by `FormulaUpkeep`.
    func compute(_ record: inout Record) throws {
        for rule in record.object.definition.rules { try rule.compute(&record, in: fieldContext) }
        for formula in formulas.local(of: record.object.name) {
            let evaluator = ExpressionEvaluator(source: DraftSource(tx: self, draft: record), context: evaluation, guard: OpenGuard())
            let value = try evaluator.evaluate(formula.expression, of: record.id)
            record.values[formula.position] = formula.fit(value, currency: environment.currency)
        }
    }
}
