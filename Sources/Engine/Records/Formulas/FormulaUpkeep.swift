import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// Records whose stored formulas a transaction has made out of date, each once however many changes touched it.
struct StaleFormulas {
    private var changes: [(ObjectSchema, Record?, Record?, [FormulaGraph.Dependent])] = []

    var isEmpty: Bool { changes.isEmpty }
    /// How many are noted, for a savepoint. Formulas are not settled within one.
    var mark: Int { changes.count }

    mutating func forget(after mark: Int) {
        assert(changes.count >= mark, "formulas were settled within a savepoint")
        changes.removeLast(max(0, changes.count - mark))
    }

    mutating func add(changed object: ObjectSchema, before: Record?, after: Record?, fields: Set<String>?, in graph: FormulaGraph) {
        var dependents = graph.dependents(of: object.name, fields: fields)
        // One that comes, or comes back, reads records that have changed without it.
        if before == nil { dependents += graph.own(of: object.name) }
        if !dependents.isEmpty { changes.append((object, before, after, dependents)) }
    }

    mutating func take() -> [(ObjectSchema, Record?, Record?, [FormulaGraph.Dependent])] {
        defer { changes = [] }
        return changes
    }
}

/// Computes anew the stored formulas that a transaction's changes reach: walks back from the changed record to those whose
/// formulas read it, and lets the database compute them. Does not raise versions.
struct FormulaUpkeep {
    let tx: Transaction

    func run() throws {
        // A recomputed formula may be read by another one; the order of the graph has no circle, so this ends.
        var rounds = 0
        while !tx.stale.isEmpty, rounds <= tx.formulas.formulas.count + 1 {
            rounds += 1
            // Ten thousand changes of one kind are followed back together.
            var starts: [FormulaGraph.Dependent: [Record]] = [:]
            for (_, before, after, dependents) in tx.stale.take() {
                for dependent in Set(dependents) { starts[dependent, default: []] += [before, after].compactMap(\.self) }
            }
            var reached: [Int: Set<RecordID>] = [:]
            for (dependent, versions) in starts {
                reached[dependent.formula, default: []].formUnion(
                    try origins(of: Set(versions.map(\.id)), versions: versions, for: dependent))
            }
            for number in reached.keys.sorted() { try recompute(tx.formulas.formulas[number], reached[number] ?? []) }
        }
    }

    /// The records at the start of the way that ends at `ids`.
    /// - Parameter versions: the changed record before and after, whose own links are followed in both states.
    private func origins(of ids: Set<RecordID>, versions: [Record], for dependent: FormulaGraph.Dependent) throws -> Set<RecordID> {
        let starts = objects(passedBy: dependent)
        var current = ids
        var isLast = true
        for (hop, start) in zip(dependent.hops, starts).reversed() {
            current = try step(back: hop, to: start, from: current, versions: isLast ? versions : [])
            isLast = false
            if current.isEmpty { break }
        }
        return current
    }

    /// The object each hop starts from.
    private func objects(passedBy dependent: FormulaGraph.Dependent) -> [String] {
        var places = [tx.formulas.formulas[dependent.formula].object.name]
        for hop in dependent.hops {
            switch hop {
            case .relation(let relation): places.append(relation.object)
            case .reference(let object, let field):
                guard case .reference(let target)? = tx.schema.expressionObject(object)?.fields.first(where: { $0.name == field })?.type
                else { return places }
                places.append(target)
            }
        }
        return places
    }

    private func step(
        back hop: ExpressionDependency.Hop, to start: String, from ids: Set<RecordID>, versions: [Record]
    ) throws -> Set<RecordID> {
        switch hop {
        case .reference(let object, let field): return try referring(object: object, field: field, to: ids)
        case .relation(let relation) where relation.direction == .incoming:
            guard let object = tx.schema.object(relation.object), let field = object.field(relation.field) else { return [] }
            if !versions.isEmpty {
                return Set(versions.flatMap { targets(of: field.type.expressionValue(of: $0[field.name])) })
            }
            let records = try ids.compactMap { try tx.load(object, $0) }
            return Set(records.flatMap { targets(of: field.type.expressionValue(of: $0[field.name])) })
        case .relation(let relation): return try holding(ids, in: relation.field, of: start)
        }
    }

    /// The records whose list holds one of `ids`.
    private func holding(_ ids: Set<RecordID>, in field: String, of object: String) throws -> Set<RecordID> {
        guard let object = tx.schema.object(object), let field = object.field(field) else { return [] }
        var result = Set<RecordID>()
        for chunk in Array(ids).chunked(by: 500) {
            try tx.connection.query(
                "SELECT owner_id FROM \(name: object.listTable(field)) WHERE value IN \(list: chunk.map(SQLValue.id))"
            ) { row in
                if let id = row.id(0) { result.insert(id) }
                return true
            }
        }
        return result
    }

    private func targets(of value: Value) -> [RecordID] { value.list?.compactMap(\.id) ?? [value.id].compactMap(\.self) }

    private func referring(object: String, field: String, to ids: Set<RecordID>) throws -> Set<RecordID> {
        guard let object = tx.schema.object(object) else { return [] }
        let name = Schema.fieldName(of: field, in: object)
        guard let definition = object.field(name) else { return [] }
        var result = Set<RecordID>()
        for chunk in Array(ids).chunked(by: 500) {
            let sql: SQL =
                "SELECT id FROM \(name: object.table) WHERE \(name: definition.column) IN \(list: chunk.map(SQLValue.id)) AND deleted_at IS NULL"
            try tx.connection.query(sql) { row in
                if let id = row.id(0) { result.insert(id) }
                return true
            }
        }
        return result
    }

    private func recompute(_ formula: FormulaGraph.Formula, _ ids: Set<RecordID>) throws {
        let object = formula.object
        let value = try tx.openCompiler.value(formula.expression, alias: "t")
        let columns = SQL(stringLiteral: object.columns.map { "t." + SQL.quoted($0.name) }.joined(separator: ", "))
        for chunk in Array(ids).chunked(by: 200) {
            let sql: SQL = """
                SELECT \(sql: columns), \(sql: value) FROM \(name: object.table) t
                WHERE t.id IN \(list: chunk.map(SQLValue.id)) AND t.deleted_at IS NULL
                """
            let found = try tx.connection.all(sql) { row in
                let computed = StoredForm.value(
                    in: row, object.columns.count, as: formula.expression.type, currency: tx.environment.currency)
                return (object.record(from: row), formula.fit(computed, currency: tx.environment.currency))
            }
            for (record, computed) in found where record.values[formula.position] != computed {
                var after = record
                after.values[formula.position] = computed
                try RowWriting(tx: tx, object: object).set([formula.position], of: after)
                tx.stale.add(changed: object, before: record, after: after, fields: [formula.field.name], in: tx.formulas)
            }
        }
    }
}

extension Transaction {
    /// Brings stored formulas up to date before the transaction ends, so that an answer made inside it shows them.
    package func settleFormulas() throws { try FormulaUpkeep(tx: self).run() }
}

extension Array {
    func chunked(by size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
