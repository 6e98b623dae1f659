import MartletAccess
import MartletKernel
import MartletMetadata
import MartletStorage

/// Up to 10,000 creates and updates of one object in one request. A row with an `id` that exists is an update, any other a
/// creation; rows succeed alone, or, when atomic, all or none.
package struct RecordBatch: Sendable {
    package static let maximum = 10_000

    package let object: String
    package let rows: [JSON]
    package let isAtomic: Bool

    /// - Throws: `Problem` when the body is not `{"records": […]}` or too long.
    package init(object: String, body: JSON, isAtomic: Bool) throws {
        guard let rows = body["records"]?.array else {
            throw Problem(.invalid, "batch_malformed", zh: "请求应为 {\"records\": [...]}。", en: "The body must be {\"records\": [...]}.")
        }
        guard (1...RecordBatch.maximum).contains(rows.count) else {
            throw Problem(
                .tooLarge, "batch_too_large", zh: "每批 1 至 \(RecordBatch.maximum) 条记录。",
                en: "A batch has 1 to \(RecordBatch.maximum) records.")
        }
        self.object = object
        self.rows = rows
        self.isAtomic = isAtomic
    }

    /// `{"results": [{"status", "id", "version"} | {"status", "error"}], "created", "updated", "failed"}`, in the order of the rows.
    /// - Throws: when atomic, the first row's problem with its number; nothing is then written.
    package func run(in tx: Transaction) throws -> JSON {
        let schema = try tx.schema.require(object)
        var results = [JSON]()
        results.reserveCapacity(rows.count)
        var counts = (created: 0, updated: 0, failed: 0)
        for (number, row) in rows.enumerated() {
            do {
                let (record, isNew) = try tx.savepoint { try write(row, schema, in: tx) }
                if isNew { counts.created += 1 } else { counts.updated += 1 }
                results.append(
                    .members([
                        "status": .integer(isNew ? 201 : 200), "id": .string(record.id.description), "version": .integer(record.version),
                    ]))
            } catch {
                guard let problem = error as? Problem ?? RecordBatch.refusal(error) else { throw error }
                if isAtomic { throw numbered(problem, number) }
                counts.failed += 1
                results.append(failure(problem, in: tx.caller.actor.language))
            }
        }
        return .members([
            "results": .array(results), "created": .integer(Int64(counts.created)), "updated": .integer(Int64(counts.updated)),
            "failed": .integer(Int64(counts.failed)),
        ])
    }

    private func write(_ row: JSON, _ schema: ObjectSchema, in tx: Transaction) throws -> (Record, Bool) {
        guard case .object(let members) = row else {
            throw Problem(.invalid, "record_not_object", zh: "记录应为 JSON 对象。", en: "A record must be a JSON object.")
        }
        let id = row["id"]?.string.flatMap(RecordID.init)
        guard let id, try tx.load(schema, id) != nil else {
            return (try tx.create(object, RecordInput(json: row, of: schema, in: tx.schema)), true)
        }
        let rest = JSON.object(members.filter { $0.name != "id" && $0.name != "version" })
        let base = row["version"]?.number.flatMap { Int64($0) }
        return (try tx.update(object, id, RecordInput(json: rest, of: schema, in: tx.schema), base: base), false)
    }

    /// What the database refuses about one row only; anything else ends the batch.
    private static func refusal(_ error: any Error) -> Problem? {
        switch error as? StorageError {
        case .unique, .foreignKey, .notNull, .check: (error as? StorageError)?.problem
        default: nil
        }
    }

    private func numbered(_ problem: Problem, _ number: Int) -> Problem {
        var copy = problem
        copy.details["row"] = .integer(Int64(number))
        return copy
    }

    private func failure(_ problem: Problem, in language: Language) -> JSON {
        let errors = problem.errors.map { error -> JSON in
            .members(["field": .string(error.field), "code": .string(error.code), "message": .string(error.message(in: language))])
        }
        return .members([
            "status": .integer(Int64(problem.status)),
            "error": .members([
                "code": .string(problem.code), "detail": .string(problem.message(in: language)), "errors": .array(errors),
            ]),
        ])
    }
}

extension Problem {
    /// The HTTP status of its kind (RFC 9110), which batches name row by row too.
    package var status: Int {
        switch kind {
        case .invalid: 400
        case .unauthenticated: 401
        case .forbidden: 403
        case .notFound: 404
        case .conflict: 409
        case .tooLarge: 413
        case .unprocessable: 422
        case .tooMany: 429
        case .timeout, .unavailable: 503
        case .storageFull: 507
        case .internalError: 500
        }
    }
}
