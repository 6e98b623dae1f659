import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// A record that is probably the same as the one at hand, shown above row security and therefore masked.
package struct DuplicateMatch: Sendable, Equatable {
    package let object: String
    /// `nil` where the caller may not see the record.
    package let id: RecordID?
    /// In clear or masked.
    package let title: String
    package let owner: String?
    /// The kinds of key that agree, strongest first.
    package let agreeing: [String]
    /// Sum of the keys' weights, at most 100.
    package let score: Int

    package var json: JSON {
        .members([
            "object": .string(object), "id": id.map { .string($0.description) } ?? .null, "title": .string(title),
            "owner": owner.map(JSON.string) ?? .null, "agreeing": .array(agreeing.map(JSON.string)), "score": .integer(Int64(score)),
        ])
    }
}

/// 查重: finds by match keys what a record probably repeats, above row security, telling only what is needed to decide.
package struct DuplicateCheck {
    private let tx: Transaction
    private let limit = 20

    package init(tx: Transaction) { self.tx = tx }

    /// Keeps what was found for the answer of the write.
    func noteMatches(of record: Record) throws {
        guard !tx.caller.isSystem, tx.duplicates.count < limit else { return }
        let keys = MatchKeys(tx: tx, object: record.object).keys(of: record)
        guard !keys.isEmpty else { return }
        tx.duplicates += try matches(keys, except: Set([record.id] + keys.map(\.record)))
    }

    /// What a record with these values would repeat; nothing is written.
    package func matches(of draft: Record) throws -> [DuplicateMatch] {
        try matches(MatchKeys(tx: tx, object: draft.object).keys(of: draft), except: [draft.id])
    }

    private func matches(_ keys: [MatchKeys.Key], except: Set<RecordID>) throws -> [DuplicateMatch] {
        var found: [RecordID: (object: String, kinds: [String: Int])] = [:]
        for key in keys {
            let rows = try tx.connection.all(
                """
                SELECT DISTINCT record, object FROM match_keys
                WHERE kind = \(key.kind) AND key = \(key.key) AND object = \(key.object)\(sql: try shown(key.kind)) LIMIT \(limit + except.count)
                """
            ) { ($0.id(0), $0.text(1) ?? "") }
            for case (let id?, let object) in rows where !except.contains(id) {
                found[id, default: (object, [:])].kinds[key.kind] = key.weight
            }
        }
        let ranked = found.sorted { ($0.value.kinds.values.reduce(0, +), $1.key) > ($1.value.kinds.values.reduce(0, +), $0.key) }
        return try ranked.prefix(limit).compactMap { id, match in try describe(id, match.object, match.kinds) }
    }

    /// Keys made of a value that a field rule hides from the caller do not match for him, or he could guess it. One that is masked does:
    /// a mask shows enough to recognise.
    private func shown(_ kind: String) throws -> SQL {
        var conditions: SQL = ""
        for object in tx.schema.objects {
            for rule in object.definition.matchRules where rule.kind == kind {
                let visibility = tx.access.visibility(of: rule.field, on: object)
                guard let condition = visibility.condition, !visibility.isMasked else { continue }
                let clear = try tx.openCompiler.filter(condition, alias: "t")
                conditions +=
                    " AND NOT EXISTS (SELECT 1 FROM \(name: object.table) t WHERE t.id = match_keys.source AND NOT COALESCE(\(sql: clear), FALSE))"
            }
        }
        return conditions
    }

    private func describe(_ id: RecordID, _ object: String, _ kinds: [String: Int]) throws -> DuplicateMatch? {
        guard let schema = tx.schema.object(object), let record = try tx.load(schema, id) else { return nil }
        let isVisible = try tx.mayRead(record.object, record.id)
        let owner = try record.owner.flatMap { try ownerName($0) }
        return DuplicateMatch(
            object: object, id: isVisible ? id : nil, title: isVisible ? record.title : Masking.masked(record.title),
            owner: isVisible ? owner : owner.map(Masking.masked), agreeing: kinds.sorted { $0.value > $1.value }.map(\.key),
            score: min(100, kinds.values.reduce(0, +)))
    }

    private func ownerName(_ id: RecordID) throws -> String? { try tx.connection.text("SELECT name FROM users WHERE id = \(id)") }
}
