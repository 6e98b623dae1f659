import MartletKernel
import MartletMetadata

/// The columns that make one record of each row: the row's own, or a part of it such as a telephone number.
struct ImportSheet: Sendable {
    struct Column: Sendable {
        enum Use: Sendable {
            case value
            /// A line of a text, headed by the column's name.
            case line(String)
            /// One member of a structured field.
            case member(String)
        }

        let index: Int
        let field: FieldDefinition
        let position: Int
        let use: Use
        let reading: CellReading
        /// Between several values in one cell; each makes a part of its own.
        let separator: String?
    }

    /// A reference found by fields of what it refers to. The first column finds it; all of them make it where that is allowed.
    struct Lookup: Sendable {
        let number: Int
        let field: FieldDefinition
        let target: ObjectSchema
        var columns: [Column]
        var mayCreate: Bool
        /// What a row refers to may stand further down in the same file.
        let isSelf: Bool
    }

    let object: ObjectSchema
    /// The relation and the field that leads back to the row's record; `nil` for that one itself.
    let relation: (name: String, back: FieldDefinition)?
    let selector: String
    var constants: [(field: FieldDefinition, position: Int, text: String)] = []
    var columns: [Column] = []
    var lookups: [Lookup] = []

    init(object: ObjectSchema, relation: (name: String, back: FieldDefinition)? = nil, selector: String = "") {
        self.object = object
        self.relation = relation
        self.selector = selector
    }

    /// The row once for each value of a cell that holds several.
    func pieces(of cells: [String]) -> [[String]] {
        for column in columns {
            guard let separator = column.separator, cells[column.index].contains(separator) else { continue }
            return cells[column.index].split(separator: separator).map { piece in
                var copy = cells
                copy[column.index] = String(piece)
                return copy
            }
        }
        return [cells]
    }

    /// Whether a column for that field would be the second: it then belongs to another part of the same kind.
    func has(_ position: Int) -> Bool {
        columns.contains { column in
            if case .value = column.use { column.position == position } else { false }
        }
    }
}

/// One row's cells as one sheet reads them.
struct SheetRow {
    enum Entry {
        case text(String)
        case null
        case members([(name: String, text: String)])
    }

    /// By position of the field, in the order of the columns.
    var entries: [(position: Int, entry: Entry)] = []
    /// Cells of each lookup, parallel to its columns; `nil` for empty ones.
    var lookups: [(lookup: ImportSheet.Lookup, cells: [String?])] = []
    /// Empty cells, for files in which empty means emptied.
    var cleared: [Int] = []
    private(set) var isEmpty = true

    init(_ sheet: ImportSheet, _ cells: [String]) {
        for column in sheet.columns { add(column, cells) }
        for lookup in sheet.lookups {
            let texts = lookup.columns.map { column -> String? in
                if case .text(let text) = column.reading.read(cells[column.index]) { text } else { nil }
            }
            guard texts.contains(where: { $0 != nil }) else { continue }
            isEmpty = false
            lookups.append((lookup, texts))
        }
    }

    private mutating func add(_ column: ImportSheet.Column, _ cells: [String]) {
        switch (column.reading.read(cells[column.index]), column.use) {
        case (.empty, .value): cleared.append(column.position)
        case (.empty, _): break
        case (.null, .value): if !entries.contains(where: { $0.position == column.position }) { entries.append((column.position, .null)) }
        case (.null, _): break
        case (.text(let text), let use):
            isEmpty = false
            switch use {
            case .value: append(text, to: column.position)
            case .line(let name): append(line: name + ": " + text, to: column.position)
            case .member(let name): append(member: name, text, to: column.position)
            }
        }
    }

    /// The text itself stands before the lines of other columns, wherever its column is.
    private mutating func append(_ text: String, to position: Int) {
        guard let index = entries.firstIndex(where: { $0.position == position }) else { return entries.append((position, .text(text))) }
        if case .text(let lines) = entries[index].entry { entries[index].entry = .text(text + "\n" + lines) }
    }

    private mutating func append(line: String, to position: Int) {
        guard let index = entries.firstIndex(where: { $0.position == position }) else { return entries.append((position, .text(line))) }
        if case .text(let before) = entries[index].entry {
            entries[index].entry = .text(before + "\n" + line)
        } else {
            entries[index].entry = .text(line)
        }
    }

    private mutating func append(member name: String, _ text: String, to position: Int) {
        if let index = entries.firstIndex(where: { $0.position == position }), case .members(let before) = entries[index].entry {
            entries[index].entry = .members(before + [(name, text)])
        } else {
            entries.append((position, .members([(name, text)])))
        }
    }
}
