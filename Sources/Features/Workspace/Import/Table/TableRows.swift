import MartletKernel

/// Cuts decoded bytes into rows as RFC 4180 says, with any delimiter and CR, LF or CRLF at the end of a row; both kinds of line
/// end inside quotes stay as they are.
///
/// Bytes are appended as they come, rows taken until `nil` says that more are needed. What is held is one row and the bytes
/// appended last, so memory does not grow with the file. A damaged quote costs its line, not the rest of the file: reading goes
/// on behind the first line of the row in which it stands.
package struct TableRows {
    package static let rowLimit = 1 << 20
    package static let cellLimit = 2_000

    let delimiter: UInt8
    var bytes: [UInt8] = []
    /// Where the row at hand begins.
    var start = 0
    private var line = 1
    private var isComplete = false
    /// Inside a line that is over the limit: thrown away up to its end.
    private var isSkipping = false

    package init(dialect: TableDialect) { delimiter = dialect.delimiter }

    package mutating func append(_ more: [UInt8]) {
        if start > 0 {
            bytes.removeSubrange(0..<start)
            start = 0
        }
        bytes += more
    }

    /// No more bytes will come.
    package mutating func finish() { isComplete = true }

    /// The next row; `nil` when more bytes are needed, or at the end.
    package mutating func next() -> TableRow? {
        if isSkipping, !skip() { return nil }
        guard start < bytes.count else { return nil }
        var scan = RowScan(delimiter: delimiter, position: start, isComplete: isComplete)
        let end = bytes.withUnsafeBufferPointer { scan.run($0) }
        switch end {
        case .row(let next):
            if next - start > TableRows.rowLimit + 2 { return firstLine(fault: .tooLong) }
            if scan.fault?.isOfQuotes == true, scan.breaks > 1 { return firstLine(fault: scan.fault) }
            let row = TableRow(line: line, cells: scan.cells, fault: scan.fault, remark: scan.remark)
            line += scan.breaks
            start = next
            return row
        case .more:
            guard bytes.count - start > TableRows.rowLimit else { return nil }
            return firstLine(fault: scan.isQuoted ? .unclosedQuote : .tooLong)
        case .unclosed: return firstLine(fault: .unclosedQuote)
        }
    }

    /// Gives up on the row and answers its first line alone, as one cell.
    private mutating func firstLine(fault: TableFault?) -> TableRow {
        let tail = bytes[start...]
        let end = tail.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? tail.endIndex
        let shown = String(decoding: tail[tail.startIndex..<min(end, start + 4_000)], as: UTF8.self)
        let row = TableRow(line: line, cells: [shown], fault: end - start > TableRows.rowLimit ? .tooLong : fault)
        start = end
        isSkipping = true
        _ = skip()
        return row
    }

    /// - Returns: whether the end of the line was found.
    private mutating func skip() -> Bool {
        guard let end = bytes[start...].firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else {
            start = bytes.count
            isSkipping = !isComplete
            return isComplete
        }
        let isPair = bytes[end] == 0x0D
        guard !isPair || end + 1 < bytes.count || isComplete else {
            start = end
            return false
        }
        start = isPair && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
        line += 1
        isSkipping = false
        return true
    }
}

extension TableFault {
    var isOfQuotes: Bool { self == .unclosedQuote || self == .textAfterQuote }
}
