/// Reads one row from a buffer: the states of RFC 4180, cell by cell.
struct RowScan {
    enum End: Equatable {
        /// The row is whole; the next one begins there.
        case row(next: Int)
        /// The buffer ended first.
        case more
        /// The file ended inside quotes.
        case unclosed
    }

    let delimiter: UInt8
    let isComplete: Bool
    var position: Int
    private(set) var cells: [String] = []
    private(set) var fault: TableFault?
    private(set) var remark: TableFault?
    /// Line ends in the row, its own included.
    private(set) var breaks = 0
    /// Whether the buffer ended inside quotes.
    private(set) var isQuoted = false

    private static let quote = TableDialect.quote

    init(delimiter: UInt8, position: Int, isComplete: Bool) {
        self.delimiter = delimiter
        self.position = position
        self.isComplete = isComplete
        cells.reserveCapacity(16)
    }

    mutating func run(_ bytes: UnsafeBufferPointer<UInt8>) -> End {
        while true {
            let isQuotedCell = position < bytes.count && bytes[position] == RowScan.quote
            if let end = isQuotedCell ? quoted(bytes) : plain(bytes, from: position) { return end }
            // Behind a delimiter: another cell, empty where the file ends.
            if position >= bytes.count, !isComplete { return .more }
        }
    }

    /// A cell without quotes, up to the delimiter or the end of the row.
    private mutating func plain(_ bytes: UnsafeBufferPointer<UInt8>, from begin: Int, keeping prefix: [UInt8]? = nil) -> End? {
        var index = position
        var hasQuote = false
        while index < bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
            if byte == RowScan.quote { hasQuote = true }
            index += 1
        }
        guard index < bytes.count || isComplete else { return .more }
        if hasQuote, prefix == nil { remark = .strayQuote }
        append(UnsafeBufferPointer(rebasing: bytes[begin..<index]), behind: prefix)
        return endCell(bytes, at: index)
    }

    /// A cell in quotes; a doubled quote stands for one.
    private mutating func quoted(_ bytes: UnsafeBufferPointer<UInt8>) -> End? {
        var text = [UInt8]()
        var index = position + 1
        var run = index
        var inner = 0
        while true {
            guard index < bytes.count else {
                isQuoted = true
                return isComplete ? .unclosed : .more
            }
            let byte = bytes[index]
            if byte == RowScan.quote {
                guard index + 1 < bytes.count || isComplete else { return .more }
                guard index + 1 < bytes.count, bytes[index + 1] == RowScan.quote else { break }
                text.append(contentsOf: bytes[run...index])
                index += 2
                run = index
                continue
            }
            // CRLF counts once: the CR is counted where no LF follows.
            if byte == 0x0A || byte == 0x0D && (index + 1 >= bytes.count || bytes[index + 1] != 0x0A) { inner += 1 }
            index += 1
        }
        text.append(contentsOf: bytes[run..<index])
        index += 1
        breaks += inner
        guard index < bytes.count else {
            guard isComplete else { return .more }
            append(text)
            return endCell(bytes, at: index)
        }
        if bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D {
            append(text)
            return endCell(bytes, at: index)
        }
        fault = fault ?? .textAfterQuote
        position = index
        return plain(bytes, from: index, keeping: text)
    }

    /// - Returns: `nil` where another cell follows.
    private mutating func endCell(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> End? {
        if index >= bytes.count {
            breaks += 1
            return .row(next: index)
        }
        if bytes[index] == delimiter {
            position = index + 1
            return nil
        }
        if bytes[index] == 0x0D {
            guard index + 1 < bytes.count || isComplete else { return .more }
            breaks += 1
            let isPair = index + 1 < bytes.count && bytes[index + 1] == 0x0A
            return .row(next: isPair ? index + 2 : index + 1)
        }
        breaks += 1
        return .row(next: index + 1)
    }

    private mutating func append(_ text: some Collection<UInt8>, behind prefix: [UInt8]? = nil) {
        guard cells.count < TableRows.cellLimit else {
            fault = fault ?? .tooManyCells
            return
        }
        if let prefix { return appendChecked(prefix + text) }
        appendChecked(text)
    }

    private mutating func appendChecked(_ text: some Collection<UInt8>) {
        guard let cell = String(validating: text, as: UTF8.self) else {
            fault = fault ?? .undecodable
            cells.append(String(decoding: text, as: UTF8.self))
            return
        }
        if text.contains(0) { fault = fault ?? .nul }
        cells.append(cell)
    }
}
