import MartletKernel
import MartletMetadata

/// What stands between the brackets of a path: `phone` for the kind, `label=手机` for any other field, `#2` only to tell two
/// parts of one kind apart.
enum PartSelector {
    typealias Constant = (field: FieldDefinition, position: Int, text: String)

    /// - Throws: `Problem` `mapping_invalid` or `unknown_field`.
    static func constants(_ selector: String, of object: ObjectSchema) throws -> [Constant] {
        try selector.split(separator: ",").compactMap { piece -> Constant? in
            let piece = piece.split(separator: "#", omittingEmptySubsequences: false).first.map(String.init) ?? ""
            if piece.isEmpty { return nil }
            let pair = piece.split(separator: "=", maxSplits: 1).map(String.init)
            if pair.count == 2 { return try constant(pair[0], pair[1], of: object) }
            guard let kind = kindField(of: object) else {
                throw ImportMapping.fault(selector, "没有可区分类型的字段", "names a kind, but \(object.name) has none")
            }
            return try constant(kind.name, piece, of: object)
        }
    }

    static func constant(_ name: String, _ text: String, of object: ObjectSchema) throws -> Constant {
        let field = try object.require(name)
        guard let position = object.position(of: name), !field.isComputed else {
            throw ImportMapping.fault(name, "由系统维护，不能导入", "is kept by the system and cannot be imported")
        }
        return (field, position, text)
    }

    /// The choice that every record of the object must make.
    private static func kindField(of object: ObjectSchema) -> FieldDefinition? {
        object.fields.first { field in
            guard field.type is ChoiceField, field.isRequired, case .none = field.defaultValue else { return false }
            return true
        }
    }
}
