import MartletExpressions
import MartletKernel
import MartletStorage

/// A postal address from country to street, with the 行政区划代码 (adcode, GB/T 2260) and a point in WGS-84 where known.
package struct AddressField: FieldType {
    package static let kind = "address"
    package static let label = LocalisedText(zh: "地址", en: "Address")

    package init() {}

    static let texts = ["country", "adcode", "province", "city", "district", "street", "postcode"]
    static let point = ["latitude", "longitude"]
    static let pointScale = 6

    package var columns: [FieldColumn] {
        // The first column holds the address in one line, which is what lists show and `contains` looks through.
        [FieldColumn(.text)] + AddressField.texts.map { FieldColumn("_" + $0, .text) }
            + AddressField.point.map { FieldColumn("_" + $0, .integer) }
    }
    package var expressionType: ExpressionType { .structure }
    package var parts: [FieldPart] {
        AddressField.texts.map { FieldPart($0.prefix(1).uppercased() + $0.dropFirst(), .text, columnSuffix: "_" + $0) }
            + AddressField.point.map {
                FieldPart($0.prefix(1).uppercased() + $0.dropFirst(), .decimal(scale: AddressField.pointScale), columnSuffix: "_" + $0)
            }
    }

    package func accept(_ json: JSON, in context: FieldContext) throws(FieldRefusal) -> Value {
        switch json {
        case .null: return .null
        case .string: return try accept(.members(["street": json]), in: context)
        case .object(let members):
            if let unknown = members.first(where: { !(AddressField.texts + AddressField.point).contains($0.name) }) {
                throw FieldRefusal("unknown_member", zh: "地址没有成员“\(unknown.name)”。", en: "An address has no member \"\(unknown.name)\".")
            }
            var kept = [JSON.Member]()
            for name in AddressField.texts {
                if let text = try TextInput.line(singleLine(json[name] ?? .null), maximum: 200).text {
                    kept.append(.init(name, .string(text)))
                }
            }
            for (name, limit) in zip(AddressField.point, [90, 180] as [Int64]) {
                guard let number = try NumberInput.decimal(json[name] ?? .null) else { continue }
                guard let degrees = number.rescaled(to: AddressField.pointScale),
                    abs(degrees.units) <= limit * powerOfTen(AddressField.pointScale)
                else {
                    throw FieldRefusal("out_of_range", zh: "\(name) 应在 ±\(limit) 之间。", en: "The \(name) must lie within ±\(limit).")
                }
                kept.append(.init(name, .number(degrees.description)))
            }
            return kept.isEmpty ? .null : .json(.object(kept))
        default: throw .wrongType("地址", "an address")
        }
    }

    /// Street lines come with breaks from other systems.
    private func singleLine(_ json: JSON) -> JSON {
        guard let text = json.string else { return json }
        return .string(text.split(whereSeparator: \.isNewline).map { TextInput.trimmed(String($0)) }.joined(separator: ", "))
    }

    package func store(_ value: Value, into row: inout [SQLValue]) {
        let json = value.json ?? .null
        row.append(value.isNull ? .null : .text(text(of: value, in: .chinese)))
        for name in AddressField.texts { row.append(json[name]?.string.map(SQLValue.text) ?? .null) }
        for name in AddressField.point {
            let degrees = json[name]?.number.flatMap(FixedDecimal.init)?.rescaled(to: AddressField.pointScale)
            row.append(degrees.map { .integer($0.units) } ?? .null)
        }
    }
    package func load(_ row: any ResultRow, at column: Int) -> Value {
        guard row.text(column) != nil else { return .null }
        var members = [JSON.Member]()
        for (offset, name) in AddressField.texts.enumerated() {
            if let text = row.text(column + 1 + offset) { members.append(.init(name, .string(text))) }
        }
        for (offset, name) in AddressField.point.enumerated() {
            guard let units = row.integer(column + 1 + AddressField.texts.count + offset) else { continue }
            members.append(.init(name, .number(FixedDecimal(units: units, scale: AddressField.pointScale).description)))
        }
        return members.isEmpty ? .null : .json(.object(members))
    }
    package func write(_ value: Value, to writer: inout JSONWriter) { writer.write(value.json ?? .null) }

    /// Largest part first in Chinese, street first in English.
    package func text(of value: Value, in language: Language) -> String {
        guard let json = value.json else { return "" }
        func part(_ name: String) -> String? { json[name]?.string }
        switch language {
        case .chinese:
            let province = part("province")
            let city = part("city") == province ? nil : part("city")
            return [province, city, part("district"), part("street")].compactMap { $0 }.joined()
        case .english:
            return ["street", "district", "city", "province", "postcode", "country"].compactMap(part).joined(separator: ", ")
        }
    }
    package var schema: JSON {
        let texts = AddressField.texts.map { JSON.Member($0, .members(["type": ["string", "null"], "maxLength": 200])) }
        let point = AddressField.point.map { JSON.Member($0, .members(["type": ["number", "null"]])) }
        return .members(["type": ["object", "string", "null"], "properties": .object(texts + point), "additionalProperties": false])
    }
    package func sample(_ random: inout SeededRandom) -> JSON {
        .members(["country": "CN", "province": "浙江省", "city": "杭州市", "street": .string("文三路 \(random.next() % 500) 号")])
    }
}
