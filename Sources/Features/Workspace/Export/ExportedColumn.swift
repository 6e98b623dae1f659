import MartletKernel
import MartletMetadata

/// One column of an exported table: a field under its own name, or one member of a structured field.
package struct ExportedColumn: Sendable {
    package let header: String
    package let path: String
    let member: String?
    let type: (any FieldType)?

    /// - Parameter paths: fields and paths through references; empty for every field.
    package static func all(_ paths: [String], of object: ObjectSchema) throws -> [ExportedColumn] {
        let names = paths.isEmpty ? object.fields.filter { !$0.isSecret }.map(\.name) : paths
        return try names.flatMap { name -> [ExportedColumn] in
            guard !name.contains(".") else { return [ExportedColumn(header: name, path: name, member: nil, type: nil)] }
            let field = try object.require(name)
            guard field.type is AddressField else { return [ExportedColumn(header: name, path: name, member: nil, type: field.type)] }
            let members = ["country", "adcode", "province", "city", "district", "street", "postcode", "latitude", "longitude"]
            return members.map { ExportedColumn(header: "\(name).\($0)", path: name, member: $0, type: field.type) }
        }
    }

    package func text(in record: JSON, _ language: Language) -> String {
        guard let value = record[path] else { return "" }
        if let member { return value[member].map { plain($0, language) } ?? "" }
        return plain(value, language)
    }

    private func plain(_ json: JSON, _ language: Language) -> String {
        switch json {
        case .null: return ""
        case .string(let text):
            guard type is ChoiceField else { return text }
            return type?.text(of: .text(text), in: language) ?? text
        case .number(let lexeme): return lexeme
        case .boolean(let flag): return BooleanField().text(of: .boolean(flag), in: language)
        case .array(let elements):
            if type is JSONField { return json.description }
            return elements.map { element in
                guard let field = type as? any ListField, let text = element.string else { return plain(element, language) }
                return field.elementText(.text(text), in: language).isEmpty ? text : field.elementText(.text(text), in: language)
            }.joined(separator: "; ")
        case .object:
            if let amount = json["amount"]?.number, let currency = json["currency"]?.string { return "\(amount) \(currency)" }
            if let object = json["object"]?.string, let id = json["id"]?.string { return "\(object):\(id)" }
            return json.description
        }
    }
}
