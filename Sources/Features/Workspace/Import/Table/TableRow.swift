import MartletKernel

/// One record of a table of text as it stood in the file.
package struct TableRow: Sendable, Equatable {
    /// The line its first character stands on, from 1; a cell may hold further lines.
    package var line: Int
    package var cells: [String]
    /// Why the cells cannot be trusted; such a row is refused.
    package var fault: TableFault?
    /// Odd, but only one reading is possible: told, not refused.
    package var remark: TableFault?

    package init(line: Int, cells: [String], fault: TableFault? = nil, remark: TableFault? = nil) {
        self.line = line
        self.cells = cells
        self.fault = fault
        self.remark = remark
    }

    /// A line with nothing on it.
    package var isBlank: Bool { cells.count == 1 && cells[0].isEmpty && fault == nil }
}

/// What may be wrong with a row before its values are looked at.
package enum TableFault: String, Sendable, CaseIterable {
    /// A quoted cell that no quote ends.
    case unclosedQuote
    /// Text between the closing quote and the delimiter: a quote inside was not doubled.
    case textAfterQuote
    /// A quote inside a cell that does not begin with one; taken as it stands.
    case strayQuote
    case undecodable
    case nul
    case tooLong
    case tooManyCells
    /// More or fewer cells than the header.
    case ragged

    package var message: LocalisedText {
        switch self {
        case .unclosedQuote:
            LocalisedText(zh: "引号没有结束；请补上右引号。", en: "A quote is not closed; add the closing quote.")
        case .textAfterQuote:
            LocalisedText(zh: "右引号后还有文字；单元格内的引号应写两遍。", en: "Text follows a closing quote; double the quotes inside the cell.")
        case .strayQuote:
            LocalisedText(zh: "未加引号的单元格中有引号，已按原样读取。", en: "A quote stands in a cell without quotes; it was read as it is.")
        case .undecodable:
            LocalisedText(zh: "含有无法解码的字节；请检查文件编码（--encoding）。", en: "It has bytes that cannot be decoded; check the encoding (--encoding).")
        case .nul: LocalisedText(zh: "含有空字节（NUL）；请重新导出文件。", en: "It contains a NUL byte; export the file again.")
        case .tooLong: LocalisedText(zh: "这一行过长（超过 1 MiB）。", en: "The row is too long (over 1 MiB).")
        case .tooManyCells: LocalisedText(zh: "单元格过多（超过 2000 个）。", en: "It has too many cells (over 2,000).")
        case .ragged: LocalisedText(zh: "单元格数与表头不一致。", en: "It has more or fewer cells than the header.")
        }
    }
}
