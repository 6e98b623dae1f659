// Also tests: IdentifierField, LoggedValue, StoredRow
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage
import MartletTestSupport
import Testing

/// What holds for every field type; a new type joins by being listed here, which the first test demands.
@Suite struct FieldTypeTests {
    private static let options = [ChoiceOption("a", zh: "甲", en: "First"), ChoiceOption("b", zh: "乙", en: "Second")]

    static let types: [any FieldType] = [
        TextField(), TextField.code(), LongTextField(), PersonNameField(), IntegerField(), IntegerField(-3...3), DecimalField(scale: 2),
        DecimalField(scale: 9),
        MoneyField(), BooleanField(), DateField(), PartialDateField(), InstantField(), ChoiceField(options), MultipleChoiceField(options),
        TagsField(), EmailField(), PhoneField(), URLField(), AddressField(), RegistrationNumberField(), IdentifierField(),
        ReferenceField("user", onDelete: .keep), ReferencesField("user"), LinkField([], onDelete: .keep), LinksField([]), JSONField(),
        FormulaField("1", as: IntegerField()), FormulaField("name", as: TextField()),
    ]

    /// Values at the edges, beside the generated ones.
    private static let edges: [(any FieldType, [Value])] = [
        (TextField(), [.text("é"), .text("𠮷👩‍👩‍👧"), .text("' OR 1=1 --")]),
        (IntegerField(), [.integer(10_000_000_000_000), .integer(-10_000_000_000_000), .integer(0)]),
        (DecimalField(scale: 9), [.decimal(FixedDecimal(units: .max, scale: 9)), .decimal(FixedDecimal(units: .min, scale: 9))]),
        (DateField(), [.date(CalendarDate.range.lowerBound), .date(CalendarDate.range.upperBound)]),
        (InstantField(), [.instant(Instant.range.lowerBound), .instant(Instant.range.upperBound)]),
        (BooleanField(), [.boolean(false)]),
        (ReferenceField("user", onDelete: .keep), [.id(Fixtures.id(7))]),
        (ReferencesField("user"), [.list([.id(Fixtures.id(7)), .id(Fixtures.id(8))])]),
        (LinkField([], onDelete: .keep), [LinkField.link("user", Fixtures.id(9))]),
        (LinksField([]), [.list([LinkField.link("user", Fixtures.id(9)), LinkField.link("role", Fixtures.id(9))])]),
        (PartialDateField(), [.list([.text("L--08-15"), .null])]),
        (
            MoneyField(),
            [
                .money(
                    Money(
                        units: 99_999, currency: Currency("JPY") ?? .cny, baseUnits: 4_999, rate: FixedDecimal(units: 4_999_999, scale: 8),
                        rateDate: Fixtures.day))
            ]
        ),
    ]

    @Test func `every type is tried here`() {
        let tried = Set(FieldTypeTests.types.map(\.kind))
        #expect(FieldTypes.all.map { $0.kind }.filter { !tried.contains($0) } == [])
        #expect(Set(FieldTypes.all.map { $0.kind }).count == FieldTypes.all.count)
    }

    @Test(arguments: types.indices)
    func `a type speaks both languages and describes its values`(index: Int) {
        let type = FieldTypeTests.types[index]
        let label = Swift.type(of: type).label
        #expect(!label.zh.isEmpty && !label.en.isEmpty && label.zh != label.en)
        #expect(type.schema.object?.isEmpty == false)
        #expect(type.columns.first?.suffix == "")
        #expect(type.text(of: .null, in: .chinese) == "")
        #expect(type.hasSortKey == (type.sortKey(of: .text("a")) != nil))
    }

    @Test(arguments: types.indices)
    func `a generated sample is accepted, and nothing stays nothing`(index: Int) throws {
        let type = FieldTypeTests.types[index]
        var random = SeededRandom(seed: UInt64(index))
        for _ in 0..<50 {
            let sample = type.sample(&random)
            let value = try type.accept(sample, in: Fixtures.context)
            #expect(value.isNull == sample.isNull, "\(sample)")
            var writer = JSONWriter()
            type.write(value, to: &writer)
            let written = try JSONParser.parse(writer.bytes)
            #expect(try type.accept(written, in: Fixtures.context) == value, "what an answer holds may be sent back")
        }
        #expect(try type.accept(.null, in: Fixtures.context) == .null)
        var stored = [SQLValue]()
        type.store(.null, into: &stored)
        #expect(stored == Array(repeating: .null, count: type.columns.count))
    }

    @Test(arguments: TestDatabases.available)
    func `what is stored is what is loaded`(kind: TestDatabases) async throws {
        let fields = FieldTypeTests.types.enumerated().map { FieldDefinition("f\($0)", zh: "字段\($0)", en: "Field \($0)", $1) }
        let schema = try Fixtures.schema(fields)
        let object = try schema.require("sample")
        let records = try FieldTypeTests.records(of: object)
        let loaded = try await kind.withDatabase { database in
            try await database.write { connection in
                for statement in try Statements.all(of: schema, dialect: connection.dialect) { try connection.executeScript(statement) }
                try Statements.insertPeople(schema, in: connection)
                for record in records { try connection.execute(Statements.insert(record)) }
                return try connection.all(SQL(stringLiteral: "SELECT \(object.columnList) FROM samples ORDER BY id")) {
                    object.record(from: $0).values
                }
            }
        }
        #expect(loaded == records.map(\.values))
    }

    @Test(arguments: types.indices)
    func `the change log gives back exactly what it was given`(index: Int) throws {
        let field = FieldDefinition("f", zh: "字段", en: "Field", FieldTypeTests.types[index])
        for value in try FieldTypeTests.values(of: field.type, seed: 3) + [.null] {
            let text = LoggedValue.json(value, of: field).description
            #expect(LoggedValue.value(try JSONParser.parse(text.utf8), of: field) == value)
        }
    }

    private static func values(of type: any FieldType, seed: UInt64) throws -> [Value] {
        var random = SeededRandom(seed: seed)
        let generated = try (0..<5).map { _ in try type.accept(type.sample(&random), in: Fixtures.context) }
        let edges = edges.filter { $0.0.kind == type.kind && $0.0.columns == type.columns && "\($0.0)" == "\(type)" }.flatMap(\.1)
        return edges + generated
    }

    private static func records(of object: ObjectSchema) throws -> [Record] {
        try (0..<8).map { number in
            var record = Record(object, id: Fixtures.id(UInt64(100 + number)))
            record.version = 1
            record["createdAt"] = .instant(Instant(milliseconds: 1))
            record["updatedAt"] = .instant(Instant(milliseconds: 2))
            for field in object.definition.fields {
                let values = try values(of: field.type, seed: 5)
                record[field.name] = number == 7 ? .null : values[number % values.count]
            }
            return record
        }
    }
}
