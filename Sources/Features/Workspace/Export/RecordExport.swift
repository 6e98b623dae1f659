import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords

/// Streams the records of an object that somebody may export, page by page, as CSV or as lines of JSON. He gets what he would see
/// in a list: masked fields masked, hidden ones empty.
///
/// Pages are read one after the other by key, so a record changed meanwhile comes in one of its two states, and none comes twice.
package struct RecordExport: Sendable {
    package enum Format: String, Sendable, CaseIterable {
        /// RFC 4180, cells that begin like a formula guarded (`FormulaGuard`).
        case csv
        /// One object per line (<https://jsonlines.org>).
        case jsonl
    }

    package let object: String
    package var format = Format.csv
    package var filter: String?
    /// Empty for every field that can be read back.
    package var fields: [String] = []
    package var sort: [String] = []
    /// Excel takes UTF-8 for what it is only with the mark.
    package var hasMark = true

    package init(_ object: String) { self.object = object }

    /// - Parameter write: gets the bytes in order.
    /// - Returns: how many records were written.
    /// - Throws: `Problem` `not_allowed` for whoever may export nothing of the object.
    package func run(
        on engine: Engine, as actor: Actor, isStopped: @Sendable () -> Bool = { false },
        progress: @Sendable (Int) -> Void = { _ in }, write: ([UInt8]) throws -> Void
    ) async throws -> Int {
        let schema = try engine.schema.require(object)
        try await authorise(on: engine, as: actor, schema)
        let columns = try ExportedColumn.all(fields, of: schema)
        if format == .csv { try write((hasMark ? TextEncoding.utf8.byteOrderMark : []) + TableLine.bytes(columns.map(\.header))) }
        var query = RecordQuery(
            object: object, filter: filter, fields: fields, sort: sort, limit: RecordQuery.maximumLimit, isCounting: false)
        query.operation = .export
        var count = 0
        repeat {
            let page = query
            let answer = try JSONParser.parse(try await engine.read(as: actor, limit: .seconds(60)) { try $0.list(page) })
            let records = answer["records"]?.array ?? []
            var bytes = [UInt8]()
            for record in records { bytes += line(record, columns, actor.language) }
            try write(bytes)
            count += records.count
            progress(count)
            query.cursor = answer["nextCursor"]?.string
        } while query.cursor != nil && !isStopped()
        return count
    }

    private func line(_ record: JSON, _ columns: [ExportedColumn], _ language: Language) -> [UInt8] {
        switch format {
        case .csv: TableLine.bytes(columns.map { FormulaGuard.guarded($0.text(in: record, language)) })
        case .jsonl: record.bytes + [0x0A]
        }
    }

    private func authorise(on engine: Engine, as actor: Actor, _ schema: ObjectSchema) async throws {
        let isAllowed = try await engine.read(as: actor) { tx in
            tx.caller.isAdministrator || !tx.access.condition(of: schema, for: .export).reasons.isEmpty
        }
        guard isAllowed else {
            let definition = schema.definition
            throw Problem(
                .forbidden, "not_allowed", zh: "您的角色不允许导出\(definition.labels.zh)。",
                en: "Your roles do not allow you to export \(definition.pluralLabels.en.lowercased()).")
        }
    }
}
