import MartletKernel
import MartletMetadata
import MartletRecords
import MartletWorkspace

/// Prints the records a query answers: under each other for people, or as CSV or JSON for programs.
struct RecordListing {
    enum Format { case table, csv, json }

    let query: RecordQuery
    /// Follows the pages to the end.
    let isWhole: Bool

    func print(on engine: Engine, as actor: Actor, _ output: CommandOutput, format: Format) async throws {
        let object = try engine.schema.require(query.object)
        var page = query
        if page.fields.isEmpty, format == .table { page.fields = RecordListing.shownFields(of: object) }
        let columns = try ExportedColumn.all(page.fields, of: object)
        if format == .csv { output.terminal.print(bytes: TableLine.bytes(columns.map(\.header))) }
        var collected = [JSON]()
        var count: JSON?
        var next: String?
        repeat {
            let asked = page
            let answer = try JSONParser.parse(try await engine.read(as: actor) { try $0.list(asked) })
            let records = answer["records"]?.array ?? []
            count = count ?? answer["count"]
            next = answer["nextCursor"]?.string
            if format == .csv {
                output.terminal.print(bytes: RecordListing.lines(records, columns, output.language))
            } else {
                collected += records
            }
            page.cursor = next
            page.isCounting = false
        } while isWhole && next != nil
        switch format {
        case .csv: return
        case .json:
            output.terminal.print(
                JSON.members(["records": .array(collected), "nextCursor": next.map(JSON.string) ?? .null, "count": count ?? .null])
                    .description)
        case .table: show(collected, columns, of: object, count: count, hasMore: next != nil, output)
        }
    }

    private static func lines(_ records: [JSON], _ columns: [ExportedColumn], _ language: Language) -> [UInt8] {
        records.flatMap { record in TableLine.bytes(columns.map { FormulaGuard.guarded($0.text(in: record, language)) }) }
    }

    private func show(
        _ records: [JSON], _ columns: [ExportedColumn], of object: ObjectSchema, count: JSON?, hasMore: Bool, _ output: CommandOutput
    ) {
        let terminal = output.terminal
        guard !records.isEmpty else { return output.note(zh: "没有符合条件的记录。", en: "No record fits.") }
        let header = columns.map { column in object.field(column.header)?.labels(in: output.language) ?? column.header }
        let rows = records.map { record in columns.map { $0.text(in: record, output.language) } }
        let table = AlignedTable(header: header, rows: rows, width: terminal.isOutputTerminal ? terminal.width : nil)
        for line in table.lines { terminal.print(line) }
        let total = count?["value"]?.int ?? records.count
        let exact = count?["exact"]?.boolean ?? true
        let shown = "\(total)\(exact ? "" : "+")"
        guard hasMore else { return output.note(zh: "共 \(shown) 条。", en: "\(shown) records.") }
        output.note(zh: "显示 \(records.count) 条，共 \(shown) 条；--all 显示全部。", en: "\(records.count) of \(shown) records; --all shows the rest.")
    }

    /// Title first, then what fits beside it.
    private static func shownFields(of object: ObjectSchema) -> [String] {
        let title = object.definition.titleField
        let others = object.definition.fields.filter { field in
            field.name != title && !field.isSecret && !field.type.isList && !(field.type is any ReferencingField)
                && !(field.type is LongTextField) && !(field.type is JSONField) && !(field.type is AddressField)
        }
        return [title] + others.prefix(5).map(\.name) + ["createdAt"]
    }
}
