import MartletAccess
import MartletKernel
import MartletMetadata
import MartletPhoneNumbers
import MartletRecords
import MartletTestSupport
import Testing

/// What the tests of this folder read values with: a Chinese workspace on a known day, where a dollar is 7.1 yuan.
enum Fixtures {
    static let day = CalendarDate(days: 20_517)  // 2026-03-05

    static let context = context(region: "CN")

    static func context(region: String) -> FieldContext {
        FieldContext(
            currency: .cny, zone: Zone("Asia/Shanghai") ?? .utc, today: day, region: region, phones: LibPhoneNumber()
        ) { currency, _ in
            currency.code == "USD" ? FixedDecimal(units: 71, scale: 1) : nil
        }
    }

    /// Every object the product declares.
    static let definitions: [ObjectDefinition] = AccessObjects.all + TestApp.features.flatMap(\.objects)

    static func id(_ number: UInt64) -> RecordID { RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0000 | number) }

    /// A small object beside the product's own, with what it needs to be a schema.
    static func schema(_ fields: [FieldDefinition]) throws -> Schema {
        let needed = AccessObjects.all.filter { ["user", "department", "membership", "role", "team"].contains($0.name) }
        let sample = ObjectDefinition("sample", table: "samples", zh: "样品", en: "Sample", plural: "Samples", title: "id", fields: fields)
        return try Schema(needed + [sample])
    }
}

/// One value given to a field and what must become of it.
struct FieldCase: Sendable, CustomTestStringConvertible {
    enum Outcome: Sendable, Equatable {
        case value(Value)
        case refused(String)
    }

    let type: any FieldType
    let given: JSON
    let outcome: Outcome

    var testDescription: String { "\(type.kind): \(given)" }

    static func good(_ type: any FieldType, _ given: JSON, _ value: Value) -> FieldCase {
        FieldCase(type: type, given: given, outcome: .value(value))
    }
    static func bad(_ type: any FieldType, _ given: JSON, _ code: String) -> FieldCase {
        FieldCase(type: type, given: given, outcome: .refused(code))
    }

    func accepted() -> Outcome { FieldCase.outcome { () throws(FieldRefusal) in try type.accept(given, in: Fixtures.context) } }

    /// As a cell of an import.
    func parsed() -> Outcome {
        FieldCase.outcome { () throws(FieldRefusal) in try type.parse(given.string ?? "", in: Fixtures.context) }
    }

    private static func outcome(_ body: () throws(FieldRefusal) -> Value) -> Outcome {
        do {
            return .value(try body())
        } catch {
            return .refused(error.code)
        }
    }
}
