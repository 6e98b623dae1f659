import Foundation
import MartletKernel

/// The rows that were refused, beside the file they came from, as it was but with line and reason behind: corrected, it can be
/// imported again by the same mapping. Made only when there is something to write.
final class RejectedRows {
    let path: String
    private let header: [String]
    private let language: Language
    private var output: FileHandle?
    private(set) var count = 0

    init(path: String, header: [String], language: Language) {
        self.path = path
        self.header = header
        self.language = language
    }

    func add(_ row: TableRow, _ problem: Problem) throws {
        let reason = RejectedRows.reason(problem, in: language)
        let width = max(header.count, row.cells.count)
        let cells = row.cells + Array(repeating: "", count: width - row.cells.count)
        try write(cells.map(FormulaGuard.guarded) + [String(row.line), reason])
        count += 1
    }

    func close() throws {
        try output?.synchronize()
        try output?.close()
        output = nil
    }

    private func write(_ cells: [String]) throws {
        if output == nil {
            let isMade = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
            guard isMade, let handle = FileHandle(forWritingAtPath: path) else {
                throw Problem(
                    .unavailable, "file_not_writable", zh: "无法写入 \(path)，请检查目录权限或用 --rejected 指定其他位置。",
                    en: "\(path) cannot be written; check the folder's rights or name another place with --rejected.")
            }
            output = handle
            let titles = language == .chinese ? ["行号", "原因"] : ["Line", "Reason"]
            try handle.write(contentsOf: TextEncoding.utf8.byteOrderMark + TableLine.bytes(header + titles))
        }
        try output?.write(contentsOf: TableLine.bytes(cells))
    }

    /// One sentence per field, in the reader's language.
    static func reason(_ problem: Problem, in language: Language) -> String {
        guard !problem.errors.isEmpty else { return problem.message(in: language) }
        return problem.errors.map { "\($0.field): \($0.message(in: language))" }.joined(separator: " ")
    }
}
