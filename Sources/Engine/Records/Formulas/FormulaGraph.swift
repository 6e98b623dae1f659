import MartletExpressions
import MartletKernel
import MartletMetadata

/// Which stored formulas depend on which fields, over which way back. Built once per schema.
package struct FormulaGraph: Sendable {
    struct Formula: Sendable {
        let object: ObjectSchema
        let field: FieldDefinition
        let position: Int
        let expression: Expression
        /// True when it reads other records through a to-many relation: then it is kept by recomputing in the database.
        let isRollup: Bool

        /// The computed value in the form the field stores.
        func fit(_ value: Value, currency: Currency) -> Value {
            guard case .decimal(let number) = value, case .decimal(let scale) = field.type.expressionType else { return value }
            return number.rescaled(to: scale).map(Value.decimal) ?? .null
        }
    }

    /// A formula that a change of a field may touch, and the hops from the formula's record to the changed one.
    struct Dependent: Sendable, Hashable {
        let formula: Int
        let hops: [ExpressionDependency.Hop]
    }

    let formulas: [Formula]
    private let dependents: [String: [String: [Dependent]]]
    private let locals: [String: [Int]]

    /// - Throws: `Problem` `formula_circle` with the path that closes it, or the parser's for an expression that does not fit.
    package init(_ schema: Schema) throws {
        let formulas = try FormulaGraph.parsed(schema)
        let order = try FormulaOrder(formulas).sorted()
        self.formulas = order.map { formulas[$0] }
        var dependents: [String: [String: [Dependent]]] = [:]
        var locals: [String: [Int]] = [:]
        for (number, formula) in self.formulas.enumerated() {
            if !formula.isRollup { locals[formula.object.name, default: []].append(number) }
            for dependency in formula.expression.dependencies where dependency.start == .record {
                // A record's own plain fields are read when it is written; its own formulas may change without that.
                if dependency.hops.isEmpty, !formula.isRollup, !(formula.object.field(dependency.field)?.type is FormulaField) { continue }
                dependents[dependency.object, default: [:]][dependency.field, default: []].append(
                    Dependent(formula: number, hops: dependency.hops))
            }
        }
        self.dependents = dependents
        self.locals = locals
    }

    func local(of object: String) -> [Formula] { (locals[object] ?? []).map { formulas[$0] } }

    /// - Parameter fields: `nil`: all of them, as when a record comes or goes.
    func dependents(of object: String, fields: Set<String>?) -> [Dependent] {
        guard let byField = dependents[object] else { return [] }
        guard let fields else { return byField.values.flatMap(\.self) }
        return fields.flatMap { byField[$0] ?? [] }
    }

    /// Every formula of the object itself.
    func own(of object: String) -> [Dependent] {
        formulas.indices.filter { formulas[$0].object.name == object }.map { Dependent(formula: $0, hops: []) }
    }

    private static func parsed(_ schema: Schema) throws -> [Formula] {
        try schema.objects.flatMap { object in
            try object.fields.enumerated().compactMap { position, field in
                guard let type = field.type as? FormulaField else { return nil }
                let expression = try ExpressionParser.parse(
                    type.expression, on: object.name, expecting: type.expressionType, schema: schema)
                guard !expression.isVolatile else {
                    throw Problem(
                        .unprocessable, "formula_volatile", zh: "公式字段 \(object.name).\(field.name) 不能使用 now、today 或 me。",
                        en: "The stored formula \(object.name).\(field.name) must not use now, today or me.")
                }
                let isRollup = expression.dependencies.contains { dependency in
                    dependency.hops.contains { if case .relation = $0 { true } else { false } }
                }
                return Formula(object: object, field: field, position: position, expression: expression, isRollup: isRollup)
            }
        }
    }
}

/// Puts formulas after those they read.
private struct FormulaOrder {
    private let formulas: [FormulaGraph.Formula]
    private let numbers: [String: Int]
    private var result: [Int] = []
    private var done = Set<Int>()
    private var path: [Int] = []

    init(_ formulas: [FormulaGraph.Formula]) {
        self.formulas = formulas
        numbers = Dictionary(
            formulas.enumerated().map { ("\($1.object.name).\($1.field.name)", $0) }, uniquingKeysWith: { first, _ in first })
    }

    func sorted() throws -> [Int] {
        var copy = self
        for number in formulas.indices { try copy.visit(number) }
        return copy.result
    }

    private mutating func visit(_ number: Int) throws {
        if done.contains(number) { return }
        if let start = path.firstIndex(of: number) { throw circle(Array(path[start...]) + [number]) }
        path.append(number)
        for dependency in formulas[number].expression.dependencies {
            if let next = numbers["\(dependency.object).\(dependency.field)"] { try visit(next) }
        }
        path.removeLast()
        done.insert(number)
        result.append(number)
    }

    private func circle(_ numbers: [Int]) -> Problem {
        let text = numbers.map { "\(formulas[$0].object.name).\(formulas[$0].field.name)" }.joined(separator: " → ")
        return Problem(
            .unprocessable, "formula_circle", zh: "公式循环引用：\(text)。", en: "The formulas depend on each other in a circle: \(text).",
            details: ["path": .array(numbers.map { .string("\(formulas[$0].object.name).\(formulas[$0].field.name)") })])
    }
}
