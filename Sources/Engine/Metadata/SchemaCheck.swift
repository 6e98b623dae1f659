import MartletExpressions
import MartletKernel

/// Finds what does not fit between definitions before anything is built on them.
struct SchemaCheck {
    private let schema: Schema
    private var faults: [String] = []

    init(_ schema: Schema) { self.schema = schema }

    mutating func run() throws {
        checkNames(schema.objects.map(\.name), in: "the workspace")
        checkNames(schema.objects.map(\.table), in: "the tables")
        for object in schema.objects {
            checkNames(object.fields.map(\.name), in: object.name)
            checkNames(object.columns.map(\.name), in: "the columns of \(object.name)")
            checkNames(schema.relations(of: object.name).map(\.name) + object.fields.map(\.name), in: "the relations of \(object.name)")
            checkReferences(of: object)
            checkNamedFields(of: object)
            checkExpressions(of: object)
        }
        guard faults.isEmpty else {
            throw Problem(
                .internalError, "schema_invalid", zh: "对象定义有误：" + faults.joined(separator: "；"),
                en: "Object definitions do not fit: " + faults.joined(separator: "; "))
        }
    }

    private mutating func checkNames(_ names: [String], in place: String) {
        var seen = Set<String>()
        for name in names where !seen.insert(name).inserted { faults.append("\(name) stands twice in \(place)") }
    }

    private mutating func checkReferences(of object: ObjectSchema) {
        for field in object.fields {
            guard let type = field.type as? any ReferencingField else { continue }
            for target in type.targets where schema.object(target) == nil {
                faults.append("\(object.name).\(field.name) refers to \(target), which does not exist")
            }
        }
    }

    private mutating func checkNamedFields(of object: ObjectSchema) {
        let definition = object.definition
        var named = [definition.titleField] + definition.indexes.flatMap { $0 } + definition.uniqueTogether.flatMap { $0 }
        named += definition.matchRules.flatMap { [$0.field] + $0.holders }
        named += definition.timeline.map { [$0.at] + $0.links } ?? []
        named += definition.treeField.map { [$0] } ?? []
        named += definition.checks.map(\.field)
        switch definition.access {
        case .inherited(let parents): named += parents
        case .personal(let field): named.append(field)
        case .owned, .shared, .administrative: break
        }
        for name in named where object.field(name) == nil { faults.append("\(object.name) names the field \(name), which it lacks") }
    }

    private mutating func checkExpressions(of object: ObjectSchema) {
        for check in object.definition.checks {
            do {
                _ = try ExpressionParser.parse(check.condition, on: object.name, expecting: .boolean, schema: schema)
            } catch {
                faults.append("\(object.name), check \(check.name): \(error)")
            }
        }
    }
}
