import MartletKernel
import MartletMetadata

/// Where columns go that no mapping names.
package protocol ImportRecogniser: Sendable {
    /// The path of a column in `ImportPath`'s form; `nil` for one it does not know.
    func path(of column: String, in object: String) -> String?
}

/// Matches headers with fields: by name, by either label, by the aliases the definition lists, ignoring case, accents and width.
struct ImportColumns {
    let object: ObjectSchema
    let recognisers: [any ImportRecogniser]

    enum Match: Equatable {
        case path(String)
        /// The field exists but is kept by the system.
        case readOnly
        case unknown
    }

    func match(_ column: String) -> Match {
        if let field = object.field(column), !field.isSecret { return use(field) }
        if let structured = structured(column) { return .path(structured) }
        let wanted = ImportColumns.folded(column)
        if let field = object.fields.first(where: { names(of: $0).contains(wanted) }) { return use(field) }
        for recogniser in recognisers {
            if let path = recogniser.path(of: column, in: object.name) { return .path(path) }
        }
        return .unknown
    }

    /// `address.city`, as an export heads the columns of an address.
    private func structured(_ column: String) -> String? {
        let names = column.split(separator: ".")
        guard names.count == 2, let field = object.field(String(names[0])), field.type is AddressField else { return nil }
        return column
    }

    private func use(_ field: FieldDefinition) -> Match {
        if field.name == SystemField.id.name { return .path(field.name) }
        return field.isComputed ? .readOnly : .path(field.name)
    }

    private func names(of field: FieldDefinition) -> Set<String> {
        guard !field.isSecret else { return [] }
        return Set(([field.name, field.labels.zh, field.labels.en] + field.aliases).map(ImportColumns.folded))
    }

    static func folded(_ text: String) -> String {
        TextFolding.folded(text).split { " _-/()（）*:：".contains($0) }.joined(separator: " ")
    }
}
