import Foundation
import MartletKernel

/// A table of text read from a file or a pipe, row by row, whatever its encoding and dialect.
package final class TableFile {
    package let encoding: TextEncoding
    package let dialect: TableDialect
    /// The names of the columns; a name that came before has its number behind it: `Phone`, `Phone (2)`.
    package let header: [String]
    /// Bytes of the file read so far, and all of them; the latter `nil` for a pipe.
    package private(set) var bytesRead = 0
    package let size: Int?

    private let input: FileHandle
    private let decoding: TextDecoding
    private var rows: TableRows
    private var isAtEnd = false

    /// - Parameters:
    ///   - path: `-` for the standard input.
    ///   - encoding: found out where `nil`, as the delimiter is.
    /// - Throws: `Problem` for a file that is not there, is empty or has a damaged header.
    package init(path: String, encoding: TextEncoding? = nil, delimiter: Character? = nil) throws {
        input = try TableFile.open(path)
        let attributes = path == "-" ? nil : try? FileManager.default.attributesOfItem(atPath: path)
        size = (attributes?[.size] as? NSNumber)?.intValue
        let sample = try TableFile.read(input, atLeast: EncodingDetection.sampleSize)
        let isWhole = sample.count < EncodingDetection.sampleSize
        let found = encoding ?? EncodingDetection.detect(sample, isWhole: isWhole)
        let decoding = try TextDecoding(from: found)
        let text = decoding.decode(sample, isLast: isWhole)
        let dialect = delimiter.map(TableDialect.init) ?? TableDialect.detect(text)
        var rows = TableRows(dialect: dialect)
        rows.append(text)
        if isWhole { rows.finish() }
        header = try TableFile.header(&rows)
        self.encoding = found
        self.dialect = dialect
        self.decoding = decoding
        self.rows = rows
        isAtEnd = isWhole
        bytesRead = sample.count
    }

    deinit { try? input.close() }

    /// The next row that is not a blank line; `nil` at the end. A row whose cells do not fit the header has the fault `ragged`.
    package func next() throws -> TableRow? {
        while true {
            guard var row = rows.next() else {
                if isAtEnd { return nil }
                try refill()
                continue
            }
            if row.isBlank, header.count > 1 { continue }
            if row.cells.count != header.count { row.fault = row.fault ?? .ragged }
            return row
        }
    }

    private func refill() throws {
        let bytes = try TableFile.read(input, atLeast: EncodingDetection.sampleSize)
        bytesRead += bytes.count
        isAtEnd = bytes.count < EncodingDetection.sampleSize
        rows.append(decoding.decode(bytes, isLast: isAtEnd))
        if isAtEnd { rows.finish() }
    }

    private static func open(_ path: String) throws -> FileHandle {
        if path == "-" { return .standardInput }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
            let handle = FileHandle(forReadingAtPath: path)
        else {
            throw Problem(
                .notFound, "file_missing", zh: "无法读取文件 \(path)，请检查路径和权限。",
                en: "The file \(path) cannot be read; check the path and its rights.")
        }
        return handle
    }

    /// A pipe gives less than was asked for before its end.
    private static func read(_ input: FileHandle, atLeast count: Int) throws -> [UInt8] {
        var result = [UInt8]()
        while result.count < count, let more = try input.read(upToCount: count - result.count), !more.isEmpty { result += more }
        return result
    }

    private static func header(_ rows: inout TableRows) throws -> [String] {
        while let row = rows.next() {
            if row.isBlank { continue }
            if let fault = row.fault {
                throw Problem(
                    .invalid, "header_damaged", zh: "表头（第 \(row.line) 行）有误：\(fault.message.zh)",
                    en: "The header (line \(row.line)) is damaged. \(fault.message.en)")
            }
            return unique(row.cells.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) })
        }
        throw Problem(
            .invalid, "file_empty", zh: "文件中没有表头；第一行应为列名。", en: "The file has no header; its first line must name the columns.")
    }

    private static func unique(_ names: [String]) -> [String] {
        var seen: [String: Int] = [:]
        return names.map { name in
            let count = (seen[name] ?? 0) + 1
            seen[name] = count
            return count == 1 ? name : "\(name) (\(count))"
        }
    }
}
