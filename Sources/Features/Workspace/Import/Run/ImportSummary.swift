import MartletKernel

/// What an import came to.
package struct ImportSummary: Sendable {
    package struct Warning: Sendable, Equatable {
        package let line: Int
        package let message: String
    }

    package var run: RecordID?
    package let object: String
    package let encoding: TextEncoding
    package let dialect: TableDialect
    package let columns: [ImportPlan.ColumnUse]
    package let missing: [String]
    package var counts = ImportCounts()
    package var isStopped = false
    package var rejectedPath: String?
    /// The first thousand.
    package private(set) var warnings: [Warning] = []
    package private(set) var warningCount = 0

    init(object: String, encoding: TextEncoding, dialect: TableDialect, columns: [ImportPlan.ColumnUse], missing: [String]) {
        self.object = object
        self.encoding = encoding
        self.dialect = dialect
        self.columns = columns
        self.missing = missing
    }

    mutating func warn(_ line: Int, _ message: String) {
        warningCount += 1
        if warnings.count < 1000 { warnings.append(Warning(line: line, message: message)) }
    }

    mutating func note(_ rows: [TableRow]) {
        for row in rows where row.remark != nil && row.fault == nil { warn(row.line, row.remark?.rawValue ?? "") }
    }

    package var json: JSON {
        let uses = columns.map { column -> JSON in
            .members(["column": .string(column.column), "use": .string(column.use.text)])
        }
        let told = warnings.map { JSON.members(["line": .integer(Int64($0.line)), "message": .string($0.message)]) }
        return .object(
            [
                JSON.Member("import", run.map { .string($0.description) } ?? .null), JSON.Member("object", .string(object)),
                JSON.Member("encoding", .string(encoding.rawValue)),
                JSON.Member("delimiter", .string(String(Unicode.Scalar(dialect.delimiter)))),
            ] + counts.members + [
                JSON.Member("stopped", .boolean(isStopped)), JSON.Member("rejectedFile", rejectedPath.map(JSON.string) ?? .null),
                JSON.Member("columns", .array(uses)), JSON.Member("missing", .array(missing.map(JSON.string))),
                JSON.Member("warningCount", .integer(Int64(warningCount))), JSON.Member("warnings", .array(told)),
            ])
    }
}

extension ImportPlan.ColumnUse.Use {
    /// The path, or why there is none.
    package var text: String {
        switch self {
        case .mapped(let path): path
        case .skipped: "(skipped)"
        case .readOnly: "(read only)"
        case .unknown: "(unknown)"
        }
    }
}
