import MartletExpressions
import MartletKernel

/// Records in memory, as evaluation reads them.
struct SampleRecords: RecordSource {
    struct Record {
        var values: [String: Value]
        var isTrashed = false
    }

    let schema: SampleSchema
    /// By object, in the order added.
    private(set) var records: [String: [RecordID: Record]] = [:]
    private(set) var order: [String: [RecordID]] = [:]

    init(schema: SampleSchema) { self.schema = schema }

    mutating func add(_ object: String, _ id: RecordID, _ values: [String: Value], isTrashed: Bool = false) {
        records[object, default: [:]][id] = Record(values: values, isTrashed: isTrashed)
        order[object, default: []].append(id)
    }

    func value(of field: String, object: String, id: RecordID) throws -> Value? {
        guard let record = records[object]?[id], !record.isTrashed else { return nil }
        return field == "id" ? .id(id) : record.values[field] ?? .null
    }

    func related(_ relation: ExpressionRelation, to id: RecordID) throws -> [RecordID] {
        let present = (order[relation.object] ?? []).filter { records[relation.object]?[$0]?.isTrashed == false }
        switch relation.direction {
        case .incoming: return present.filter { refers(records[relation.object]?[$0]?.values[relation.field], to: id) }
        case .outgoing:
            let holders = records.values.compactMap { $0[id] }
            let listed = holders.flatMap { $0.values[relation.field]?.list ?? [] }
            return present.filter { listed.contains(.id($0)) }
        }
    }

    private func refers(_ value: Value?, to id: RecordID) -> Bool { value == .id(id) || value?.list?.contains(.id(id)) == true }

    func isWithin(object: String, node: RecordID, ancestor: RecordID) throws -> Bool {
        guard let field = schema.expressionObject(object)?.treeField else { return false }
        var seen: Set<RecordID> = []
        var current: RecordID? = node
        while let id = current, seen.insert(id).inserted {
            if id == ancestor { return true }
            current = try value(of: field, object: object, id: id)?.id
        }
        return false
    }
}

extension RecordID {
    /// A readable id for fixtures.
    static func sample(_ number: Int) -> RecordID {
        RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | UInt64(number))
    }
}
