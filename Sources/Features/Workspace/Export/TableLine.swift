/// One row as RFC 4180 writes it, ended by CRLF.
package enum TableLine {
    package static func bytes(_ cells: [String], delimiter: UInt8 = UInt8(ascii: ",")) -> [UInt8] {
        var result = [UInt8]()
        for (position, cell) in cells.enumerated() {
            if position > 0 { result.append(delimiter) }
            append(cell, delimiter, to: &result)
        }
        // A row of one empty cell would be a blank line.
        if cells == [""] { result += [UInt8(ascii: "\""), UInt8(ascii: "\"")] }
        result += [0x0D, 0x0A]
        return result
    }

    private static func append(_ cell: String, _ delimiter: UInt8, to result: inout [UInt8]) {
        let quote = UInt8(ascii: "\"")
        let isPlain = cell.utf8.allSatisfy { $0 != delimiter && $0 != quote && $0 != 0x0A && $0 != 0x0D }
        if isPlain, cell.utf8.first != 0x20, cell.utf8.last != 0x20 { return result.append(contentsOf: cell.utf8) }
        result.append(quote)
        for byte in cell.utf8 {
            if byte == quote { result.append(quote) }
            result.append(byte)
        }
        result.append(quote)
    }
}
