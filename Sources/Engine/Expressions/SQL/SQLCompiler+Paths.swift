import MartletKernel
import MartletStorage

/// Fields, directly and through references. The guard's conditions stand wherever a field is named or a record entered.
extension SQLCompiler {
    /// What is taken from the field at a path's end.
    enum Reading {
        case stored
        case folded
        case amount(Currency)
        /// How many elements a list has.
        case count
        /// The id of the record that has the field, where the field is visible.
        case owner
    }

    /// A condition on the operand that is true only where `leaf` is, in the form that lets an index drive it: through
    /// references `ref IN (SELECT id … WHERE leaf)` instead of a subquery per row. For leaves that are not true of `NULL`.
    mutating func test(_ operand: ExpressionNode, _ scopes: [String], _ leaf: (SQL) -> SQL) -> SQL {
        guard !operand.isConstant else { return leaf(value(operand, scopes)) }
        switch operand.kind {
        case .path(let path): return test(path, .stored, scopes, leaf)
        case .amount(let path, let currency): return test(path, .amount(currency), scopes, leaf)
        default: return leaf(value(operand, scopes))
        }
    }

    mutating func test(_ path: RecordPath, _ reading: Reading, _ scopes: [String], _ leaf: (SQL) -> SQL) -> SQL {
        holding(path, scopes) { compiler, step, alias in
            guard case .amount(let currency) = reading, currency != compiler.context.currency,
                let amount = step.field.amountColumn, let code = step.field.currencyColumn
            else { return leaf(compiler.column(step.field, reading, alias)) }
            // Two plain conditions instead of a CASE, so that an index on the amount serves.
            return "(\(name: alias).\(name: code) = \(currency.code) AND \(sql: leaf("\(name: alias).\(name: amount)")))"
        }
    }

    /// A condition on the record whose field the last step names.
    mutating func holding(
        _ path: RecordPath, _ scopes: [String], _ leaf: (inout SQLCompiler, RecordPath.Step, String) -> SQL
    ) -> SQL {
        switch path.root {
        case .scope(let scope): return holding(path.steps[...], on: scopes[scope], leaf)
        case .me:
            guard let first = path.steps.first, let next = path.steps.dropFirst().first else { return "FALSE" }
            let bound = StoredForm.scalar(context.mine(first.field.name), as: first.field.type)
            guard bound != .null else { return "FALSE" }
            let name = alias()
            let inner = holding(path.steps.dropFirst(), on: name, leaf)
            return "\(sql: literal(bound, first.field.type)) IN (\(sql: visible(next, name, where: inner)))"
        }
    }

    private mutating func holding(
        _ steps: ArraySlice<RecordPath.Step>, on alias: String, _ leaf: (inout SQLCompiler, RecordPath.Step, String) -> SQL
    ) -> SQL {
        guard let step = steps.first else { return "FALSE" }
        let tested: SQL
        if let next = steps.dropFirst().first {
            let name = self.alias()
            let inner = holding(steps.dropFirst(), on: name, leaf)
            tested = "\(sql: column(step.field, .stored, alias)) IN (\(sql: visible(next, name, where: inner)))"
        } else {
            tested = leaf(&self, step, alias)
        }
        guard let condition = fieldCondition(step, alias) else { return tested }
        return "(\(sql: condition) AND \(sql: tested))"
    }

    private mutating func visible(_ step: RecordPath.Step, _ alias: String, where inner: SQL) -> SQL {
        let table: SQL = "\(name: step.table) AS \(name: alias)"
        return "SELECT \(name: alias).\(name: "id") FROM \(sql: table) WHERE \(sql: visibility(of: step.object, alias)) AND \(sql: inner)"
    }

    /// A scalar: `NULL` where a record on the way is missing or hidden.
    mutating func pathValue(_ path: RecordPath, _ reading: Reading, _ scopes: [String]) -> SQL {
        switch path.root {
        case .scope(let scope): return pathValue(path.steps[...], reading, on: scopes[scope])
        case .me:
            guard let first = path.steps.first else { return "NULL" }
            guard let next = path.steps.dropFirst().first else { return literal(mine(first.field, reading), .reference(first.object)) }
            let bound = literal(StoredForm.scalar(context.mine(first.field.name), as: first.field.type), first.field.type)
            return subquery(next, path.steps.dropFirst(), reading, from: bound)
        }
    }

    /// Other readings of the caller's own fields are constants, compiled before they get here.
    private func mine(_ field: ExpressionField, _ reading: Reading) -> SQLValue {
        if case .owner = reading { context.meID.map(SQLValue.id) ?? .null } else { .null }
    }

    private mutating func pathValue(_ steps: ArraySlice<RecordPath.Step>, _ reading: Reading, on alias: String) -> SQL {
        guard let step = steps.first else { return "NULL" }
        let taken: SQL
        if let next = steps.dropFirst().first {
            taken = subquery(next, steps.dropFirst(), reading, from: column(step.field, .stored, alias))
        } else {
            taken = column(step.field, reading, alias)
        }
        guard let condition = fieldCondition(step, alias) else { return taken }
        return "CASE WHEN \(sql: condition) THEN \(sql: taken) END"
    }

    private mutating func subquery(
        _ next: RecordPath.Step, _ steps: ArraySlice<RecordPath.Step>, _ reading: Reading, from reference: SQL
    ) -> SQL {
        let name = alias()
        let inner = pathValue(steps, reading, on: name)
        let link: SQL = "\(name: name).\(name: "id") = \(sql: reference)"
        let table: SQL = "\(name: next.table) AS \(name: name)"
        return "(SELECT \(sql: inner) FROM \(sql: table) WHERE \(sql: link) AND \(sql: visibility(of: next.object, name)))"
    }

    func column(_ field: ExpressionField, _ reading: Reading, _ alias: String) -> SQL {
        let stored: SQL = "\(name: alias).\(name: field.column)"
        switch reading {
        case .stored: return stored
        case .owner: return "\(name: alias).\(name: "id")"
        case .folded:
            guard let folded = field.foldedColumn else { return stored }
            return "COALESCE(\(name: alias).\(name: folded), \(sql: stored))"
        case .amount(let currency):
            if currency == context.currency { return stored }
            guard let amount = field.amountColumn, let code = field.currencyColumn else { return literal(.null, field.type) }
            return "CASE WHEN \(name: alias).\(name: code) = \(currency.code) THEN \(name: alias).\(name: amount) END"
        case .count:
            guard let table = field.listTable else { return literal(.integer(0), .integer) }
            let name = "\(alias)_list"
            return "(SELECT COUNT(*) FROM \(name: table) AS \(name: name) WHERE \(name: name).owner_id = \(name: alias).\(name: "id"))"
        }
    }

    // MARK: The guard

    /// Not in the trash, and seen by the reader.
    mutating func visibility(of object: String, _ alias: String) -> SQL {
        let present: SQL = "\(name: alias).deleted_at IS NULL"
        guard let condition = access.rowCondition(of: object).map({ unguarded($0, alias) }), condition != "TRUE" else { return present }
        return "\(sql: present) AND \(sql: condition)"
    }

    mutating func fieldCondition(_ step: RecordPath.Step, _ alias: String) -> SQL? {
        guard let condition = access.fieldCondition(of: step.object, field: step.field.name).map({ unguarded($0, alias) }) else {
            return nil
        }
        return condition == "TRUE" ? nil : condition
    }

    /// Conditions of access are the system's own: they read what the reader himself may not.
    private mutating func unguarded(_ condition: Expression, _ alias: String) -> SQL {
        let guarded = access
        access = OpenGuard()
        defer { access = guarded }
        return self.condition(condition.root, is: true, [alias])
    }
}
