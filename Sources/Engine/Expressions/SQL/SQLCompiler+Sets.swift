import MartletKernel
import MartletStorage

/// Lists, trees and related records.
extension SQLCompiler {
    mutating func listContains(_ path: RecordPath, _ element: ExpressionNode, _ scopes: [String]) -> SQL {
        let constant = constant(element)
        if constant == .null { return "FALSE" }
        let sought = value(element, scopes)
        return holding(path, scopes) { compiler, step, alias in
            guard let table = step.field.listTable else { return "FALSE" }
            let name = compiler.alias()
            let row: SQL = "\(name: table) AS \(name: name) WHERE \(name: name).value = \(sql: sought)"
            let owner: SQL = "\(name: alias).\(name: "id")"
            // A constant is sought once, in the index on the value; anything else row by row.
            if constant != nil { return "\(sql: owner) IN (SELECT \(name: name).owner_id FROM \(sql: row))" }
            return "EXISTS (SELECT 1 FROM \(sql: row) AND \(name: name).owner_id = \(sql: owner))"
        }
    }

    /// Below a constant node: the node's subtree, computed once. Otherwise up from the record's node.
    mutating func within(_ inner: ExpressionNode, _ outer: ExpressionNode, _ tree: ExpressionNode.Tree, _ scopes: [String]) -> SQL {
        let name = alias()
        let table: SQL = "\(name: tree.table) AS \(name: name)"
        let id: SQL = "\(name: name).\(name: "id")"
        let parent: SQL = "\(name: name).\(name: tree.parentColumn)"
        let present: SQL = "\(name: name).deleted_at IS NULL"
        let walk = alias()
        let node: SQL = "\(name: walk).node"
        if let constant = constant(outer) {
            guard constant != .null else { return "FALSE" }
            let step: SQL = "SELECT \(sql: id) FROM \(sql: table) JOIN \(name: walk) ON \(sql: parent) = \(sql: node) AND \(sql: present)"
            let subtree: SQL = "WITH RECURSIVE \(name: walk)(node) AS (SELECT \(sql: literal(constant, outer.type)) UNION \(sql: step))"
            return test(inner, scopes) { "\(sql: $0) IN (\(sql: subtree) SELECT node FROM \(name: walk))" }
        }
        let start = value(inner, scopes)
        let sought = value(outer, scopes)
        let step: SQL = "SELECT \(sql: parent) FROM \(sql: table) JOIN \(name: walk) ON \(sql: id) = \(sql: node) AND \(sql: present)"
        let up: SQL = "WITH RECURSIVE \(name: walk)(node) AS (SELECT \(sql: start) UNION \(sql: step))"
        return "\(sql: sought) IN (\(sql: up) SELECT node FROM \(name: walk) WHERE node IS NOT NULL)"
    }

    // MARK: Quantifiers

    mutating func exists(_ records: ExpressionNode.RelatedRecords, _ scopes: [String]) -> SQL {
        let (from, _) = rows(records, scopes)
        return "SELECT 1 \(sql: from)"
    }

    mutating func fold(
        _ aggregate: ExpressionNode.Aggregate, _ records: ExpressionNode.RelatedRecords, _ operand: ExpressionNode?, _ scopes: [String]
    ) -> SQL {
        let (from, inner) = rows(records, scopes)
        guard let operand else { return "(SELECT COUNT(*) \(sql: from))" }
        // A derived table, because an aggregate over outer columns alone would belong to the query outside.
        let values: SQL = "FROM (SELECT \(sql: value(operand, inner)) AS v \(sql: from)) AS \(name: alias())"
        let v: SQL = "v\(sql: collation(operand.type))"
        switch aggregate {
        case .count: return "(SELECT COUNT(v) \(sql: values))"
        case .min: return "(SELECT MIN(\(sql: v)) \(sql: values))"
        case .max: return "(SELECT MAX(\(sql: v)) \(sql: values))"
        case .sum: return "(SELECT \(sql: sum) \(sql: values))"
        case .average(let shift):
            return "(SELECT CASE WHEN COUNT(v) > 0 THEN martlet_divide(\(sql: sum), COUNT(v), \(sql: number(shift))) END \(sql: values))"
        }
    }

    /// In two halves, because SQLite raises an error when a sum overflows. 0 over none.
    private var sum: SQL {
        "martlet_join(CAST(COALESCE(SUM(v >> 32), 0) AS bigint), CAST(COALESCE(SUM(v & 4294967295), 0) AS bigint))"
    }

    private mutating func rows(_ records: ExpressionNode.RelatedRecords, _ scopes: [String]) -> (from: SQL, scopes: [String]) {
        let name = alias()
        let inner = Array(scopes.prefix(records.scope)) + [name]
        let base = pathValue(records.base, .owner, scopes)
        var conditions: [SQL] = [link(records, name, base), visibility(of: records.relation.object, name)]
        let step = RecordPath.Step(object: records.relation.object, table: records.table, field: records.link)
        if records.relation.direction == .incoming, let condition = fieldCondition(step, name) { conditions.append(condition) }
        if let condition = records.condition { conditions.append(self.condition(condition, is: true, inner)) }
        return ("FROM \(name: records.table) AS \(name: name) WHERE \(joined: conditions, by: " AND ")", inner)
    }

    /// What ties the related record to the one at hand: its reference, its list, or the other's list.
    private mutating func link(_ records: ExpressionNode.RelatedRecords, _ related: String, _ base: SQL) -> SQL {
        guard case .list = records.link.type else { return "\(sql: column(records.link, .stored, related)) = \(sql: base)" }
        guard let table = records.link.listTable else { return "FALSE" }
        let list = alias()
        let from: SQL = "\(name: table) AS \(name: list)"
        let id: SQL = "\(name: related).\(name: "id")"
        switch records.relation.direction {
        case .incoming: return "\(sql: id) IN (SELECT \(name: list).owner_id FROM \(sql: from) WHERE \(name: list).value = \(sql: base))"
        case .outgoing: return "\(sql: id) IN (SELECT \(name: list).value FROM \(sql: from) WHERE \(name: list).owner_id = \(sql: base))"
        }
    }
}
