import MartletStorage

/// One field that an expression reads, and how it gets there from its record.
package struct ExpressionDependency: Hashable, Sendable {
    /// How one passes from a record to the next.
    package enum Hop: Hashable, Sendable {
        /// Along the reference `field` of `object` to the record it names.
        case reference(object: String, field: String)
        /// To all records of the relation's object that refer here.
        case relation(ExpressionRelation)
    }

    package enum Start: Hashable, Sendable {
        case record
        /// The caller's user record.
        case me
    }

    package let start: Start
    package let hops: [Hop]
    /// The object and field read at the end.
    package let object: String
    package let field: String

    /// Field and relation names in the order passed, `me` in front where it starts there.
    package var names: [String] {
        let passed = hops.map { hop in
            switch hop {
            case .reference(_, let field): field
            case .relation(let relation): relation.name
            }
        }
        return (start == .me ? ["me"] : []) + passed + [field]
    }

    /// In the order first met, each once.
    static func all(in node: ExpressionNode) -> [ExpressionDependency] {
        var collector = Collector()
        collector.visit(node, scopes: [Place(start: .record, hops: [])])
        return collector.found
    }

    private struct Place {
        let start: Start
        let hops: [Hop]
    }

    private struct Collector {
        var found: [ExpressionDependency] = []
        private var seen: Set<ExpressionDependency> = []

        mutating func visit(_ node: ExpressionNode, scopes: [Place]) {
            switch node.kind {
            case .path(let path), .amount(let path, _), .listContains(let path, _), .listCount(let path): add(path, scopes: scopes)
            case .within(_, _, let tree): addField(tree.parentField, of: tree.object, at: Place(start: .record, hops: []))
            case .exists(let records): return visit(records, value: nil, scopes: scopes)
            case .aggregate(_, let records, let value): return visit(records, value: value, scopes: scopes)
            default: break
            }
            for child in node.kind.children { visit(child, scopes: scopes) }
        }

        private mutating func visit(_ records: ExpressionNode.RelatedRecords, value: ExpressionNode?, scopes: [Place]) {
            let base = add(records.base, scopes: scopes)
            let place = Place(start: base.start, hops: base.hops + [.relation(records.relation)])
            if records.relation.direction == .incoming { addField(records.link.name, of: records.relation.object, at: place) }
            let inner = Array(scopes.prefix(records.scope)) + [place]
            for child in [records.condition, value].compactMap(\.self) { visit(child, scopes: inner) }
        }

        @discardableResult
        private mutating func add(_ path: RecordPath, scopes: [Place]) -> Place {
            var place: Place
            switch path.root {
            case .me: place = Place(start: .me, hops: [])
            case .scope(let scope): place = scopes[scope]
            }
            for (position, step) in path.steps.enumerated() {
                addField(step.field.name, of: step.object, at: place)
                if position < path.steps.count - 1 {
                    place = Place(start: place.start, hops: place.hops + [.reference(object: step.object, field: step.field.name)])
                }
            }
            return place
        }

        private mutating func addField(_ field: String, of object: String, at place: Place) {
            let dependency = ExpressionDependency(start: place.start, hops: place.hops, object: object, field: field)
            if seen.insert(dependency).inserted { found.append(dependency) }
        }
    }
}
