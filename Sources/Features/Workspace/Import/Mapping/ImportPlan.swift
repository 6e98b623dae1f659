import MartletExpressions
import MartletKernel
import MartletMetadata

/// A header and a mapping, checked against the definitions once, so that no row looks anything up.
package struct ImportPlan: Sendable {
    /// What became of a column.
    package struct ColumnUse: Sendable, Equatable {
        package enum Use: Sendable, Equatable {
            case mapped(String)
            /// The mapping says so.
            case skipped
            /// Kept by the system: version, time of change.
            case readOnly
            /// No field goes by that name.
            case unknown
        }

        package let column: String
        package let use: Use
    }

    package let object: ObjectSchema
    package let columns: [ColumnUse]
    /// Columns the mapping names and the file lacks.
    package let missing: [String]
    let root: ImportSheet
    let parts: [ImportSheet]
    /// Positions of the fields that find the record to update; empty where every row is a new one.
    let key: [Int]
    let clearsEmpty: Bool

    init(
        object: ObjectSchema, columns: [ColumnUse], missing: [String], root: ImportSheet, parts: [ImportSheet], key: [Int],
        clearsEmpty: Bool
    ) {
        self.object = object
        self.columns = columns
        self.missing = missing
        self.root = root
        self.parts = parts
        self.key = key
        self.clearsEmpty = clearsEmpty
    }

    /// - Throws: `Problem` for a mapping that does not fit the definitions, or a header nothing of which is known.
    package static func make(
        header: [String], mapping: ImportMapping, schema: Schema, recognisers: [any ImportRecogniser] = []
    ) throws -> ImportPlan {
        var builder = ImportPlanBuilder(
            object: try schema.require(mapping.object), schema: schema, mapping: mapping, recognisers: recognisers)
        return try builder.build(header)
    }
}

/// Sorts columns into sheets.
private struct ImportPlanBuilder {
    let object: ObjectSchema
    let schema: Schema
    let mapping: ImportMapping
    private let matching: ImportColumns
    private var root: ImportSheet
    private var parts: [ImportSheet] = []
    private var uses: [ImportPlan.ColumnUse] = []
    private var lookupCount = 0

    init(object: ObjectSchema, schema: Schema, mapping: ImportMapping, recognisers: [any ImportRecogniser]) {
        self.object = object
        self.schema = schema
        self.mapping = mapping
        matching = ImportColumns(object: object, recognisers: recognisers)
        root = ImportSheet(object: object)
    }

    mutating func build(_ header: [String]) throws -> ImportPlan {
        for (index, column) in header.enumerated() { uses.append(.init(column: column, use: try place(column, at: index))) }
        let known = Set(header)
        let missing = Set(mapping.columns.keys).union(mapping.references.keys).subtracting(known).sorted()
        guard uses.contains(where: { if case .mapped = $0.use { true } else { false } }) else { throw nothingKnown(header) }
        try placeConstants()
        return ImportPlan(
            object: object, columns: uses, missing: missing, root: root, parts: parts, key: try key(), clearsEmpty: mapping.clearsEmpty)
    }

    private func nothingKnown(_ header: [String]) -> Problem {
        let shown = header.prefix(8).joined(separator: ", ")
        return Problem(
            .unprocessable, "header_unknown",
            zh: "表头（\(shown)）中没有可导入的列。请核对第一行是否为列名，或用 --mapping 指定映射文件。",
            en: "None of the columns (\(shown)) can be imported. Check that the first line names the columns, or give a --mapping file.")
    }

    private mutating func place(_ column: String, at index: Int) throws -> ImportPlan.ColumnUse.Use {
        if mapping.skip.contains(column) { return .skipped }
        var used = [String]()
        if let reference = mapping.references[column] {
            let path = "\(reference.to).\(reference.by)"
            try add(try ImportPath(path), named: path, column: column, at: index, finding: reference)
            used.append(path)
        }
        for path in mapping.columns[column] ?? [] {
            try add(try ImportPath(path), named: path, column: column, at: index)
            used.append(path)
        }
        if !used.isEmpty { return .mapped(used.joined(separator: ", ")) }
        switch matching.match(column) {
        case .path(let path):
            let parsed = try ImportPath(path)
            if parsed.relation == nil, parsed.names.count == 1, let position = object.position(of: parsed.names[0]), root.has(position) {
                return .unknown
            }
            let reference = parsed.names.count == 2 ? ImportMapping.Reference(to: path, by: "", mayCreate: parsed.relation != nil) : nil
            try add(parsed, named: path, column: column, at: index, finding: reference)
            return .mapped(path)
        case .readOnly: return .readOnly
        case .unknown: return .unknown
        }
    }

    private mutating func add(
        _ path: ImportPath, named name: String, column: String, at index: Int, finding reference: ImportMapping.Reference? = nil
    ) throws {
        guard path.relation != nil else {
            var sheet = root
            try add(path, named: name, column: column, at: index, finding: reference, to: &sheet)
            root = sheet
            return
        }
        var number = try sheet(for: path)
        if path.names.count == 1, let position = parts[number].object.position(of: path.names[0]), parts[number].has(position) {
            // A second column of the same kind is a second part: two telephone numbers.
            parts.append(try newSheet(for: path))
            number = parts.count - 1
        }
        var sheet = parts[number]
        try add(path, named: name, column: column, at: index, finding: reference, to: &sheet)
        parts[number] = sheet
    }

    private mutating func sheet(for path: ImportPath) throws -> Int {
        if let number = parts.lastIndex(where: { $0.relation?.name == path.relation && $0.selector == path.selector }) { return number }
        parts.append(try newSheet(for: path))
        return parts.count - 1
    }

    private func newSheet(for path: ImportPath) throws -> ImportSheet {
        let relation = schema.relations(of: object.name).first { $0.name == path.relation && $0.direction == .incoming }
        guard let relation, let target = schema.object(relation.object), let back = target.field(relation.field) else {
            throw ImportMapping.fault(path.relation ?? "", "不是\(object.definition.labels.zh)的关系", "is no relation of \(object.name)")
        }
        var sheet = ImportSheet(object: target, relation: (relation.name, back), selector: path.selector)
        sheet.constants = try PartSelector.constants(path.selector, of: target)
        return sheet
    }

    private mutating func add(
        _ path: ImportPath, named name: String, column: String, at index: Int, finding reference: ImportMapping.Reference?,
        to sheet: inout ImportSheet
    ) throws {
        let field = try sheet.object.require(path.names[0])
        guard !field.isComputed || field.name == SystemField.id.name, let position = sheet.object.position(of: field.name) else {
            throw ImportMapping.fault(name, "由系统维护，不能导入", "is kept by the system and cannot be imported")
        }
        func make(_ use: ImportSheet.Column.Use, _ field: FieldDefinition, _ position: Int) -> ImportSheet.Column {
            let reading = CellReading(mapping, column: column, path: name, type: field.type)
            return .init(index: index, field: field, position: position, use: use, reading: reading, separator: mapping.separators[column])
        }
        guard path.names.count == 2 else {
            sheet.columns.append(make(path.appends ? .line(column) : .value, field, position))
            return
        }
        if let type = field.type as? ReferenceField, let target = schema.object(type.target) {
            let by = try target.require(path.names[1])
            guard let byPosition = target.position(of: by.name) else { return }
            add(make(.value, by, byPosition), to: field, of: target, finding: reference, in: &sheet)
            return
        }
        guard field.type is AddressField else {
            throw ImportMapping.fault(name, "中的 \(field.name) 没有成员", "names a member of \(field.name), which has none")
        }
        sheet.columns.append(make(.member(path.names[1]), field, position))
    }

    /// The column that finds the record stands first; the others only fill a new one.
    private mutating func add(
        _ column: ImportSheet.Column, to field: FieldDefinition, of target: ObjectSchema, finding reference: ImportMapping.Reference?,
        in sheet: inout ImportSheet
    ) {
        let mayCreate = reference?.mayCreate ?? false
        guard let found = sheet.lookups.firstIndex(where: { $0.field.name == field.name }) else {
            let isSelf = sheet.relation == nil && target === object
            sheet.lookups.append(
                .init(number: lookupCount, field: field, target: target, columns: [column], mayCreate: mayCreate, isSelf: isSelf))
            lookupCount += 1
            return
        }
        sheet.lookups[found].columns.insert(column, at: reference == nil ? sheet.lookups[found].columns.count : 0)
        if mayCreate { sheet.lookups[found].mayCreate = true }
    }

    private mutating func placeConstants() throws {
        for (name, text) in mapping.constants {
            let path = try ImportPath(name)
            guard path.names.count == 1 else { throw ImportMapping.fault(name, "不能作为常量", "cannot be a constant") }
            guard path.relation != nil else {
                root.constants.append(try PartSelector.constant(path.names[0], text, of: object))
                continue
            }
            let constant = try PartSelector.constant(path.names[0], text, of: newSheet(for: path).object)
            for number in parts.indices where parts[number].relation?.name == path.relation && parts[number].selector == path.selector {
                parts[number].constants.append(constant)
            }
        }
    }

    private func key() throws -> [Int] {
        let names = mapping.key.isEmpty && root.columns.contains { $0.field.name == SystemField.id.name } ? ["id"] : mapping.key
        return try names.map { name in
            guard let position = object.position(of: try object.require(name).name), root.has(position),
                !object.fields[position].type.isList
            else {
                throw ImportMapping.fault(name, "不能作为键：没有列填写它", "cannot be a key: no column fills it")
            }
            return position
        }
    }
}
