// Also tests: ObjectDefinition, FieldDefinition, AccessObjects, WorkspaceFeature, CustomersFeature
import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletWorkspace
import Testing

/// What holds for every object the product declares.
@Suite struct DefinitionsTests {
    private let definitions = Fixtures.definitions

    @Test func `all objects together are a schema without a fault`() throws {
        let schema = try Schema(definitions)
        #expect(schema.objects.count == definitions.count)
        #expect(schema.object("user") != nil && schema.object("file") != nil && schema.object("account") != nil)
    }

    @Test func `people and access stand without the product`() throws {
        #expect(try Schema(AccessObjects.all).object("user") != nil)
        #expect(try Schema(AccessObjects.all + WorkspaceFeature.objects).object("savedView") != nil)
    }

    @Test func `each formula is of the type its field shows, and none is volatile`() throws {
        let schema = try Schema(definitions)
        var formulas = 0
        for object in schema.objects {
            for field in object.fields {
                guard let type = field.type as? FormulaField else { continue }
                let expression = try ExpressionParser.parse(
                    type.expression, on: object.name, expecting: type.expressionType, schema: schema)
                #expect(!expression.isVolatile && field.isComputed, "\(object.name).\(field.name)")
                formulas += 1
            }
        }
        #expect(formulas >= 4)
    }

    @Test func `every label exists in both languages and names one field only`() {
        for object in definitions {
            let fields = SystemField.definitions + object.fields
            for label in [object.labels, object.pluralLabels] + fields.map(\.labels) + fields.compactMap(\.help) {
                #expect(!label.zh.isEmpty && !label.en.isEmpty && label.zh != label.en, "\(object.name): \(label)")
            }
            for texts in [fields.map(\.labels.zh), fields.map { $0.labels.en.lowercased() }] {
                let twice = Dictionary(grouping: texts) { $0 }.filter { $1.count > 1 }.keys
                #expect(twice.isEmpty, "\(object.name): \(twice)")
            }
        }
    }

    @Test func `no two objects share a label`() {
        #expect(Set(definitions.map(\.labels.zh)).count == definitions.count)
        #expect(Set(definitions.map(\.labels.en)).count == definitions.count)
    }

    @Test func `options have names, labels in both languages, and no twin`() {
        for object in definitions {
            for field in object.fields {
                let options = (field.type as? ChoiceField)?.options ?? (field.type as? MultipleChoiceField)?.options ?? []
                for texts in [options.map(\.name), options.map(\.label.zh), options.map { $0.label.en.lowercased() }] {
                    #expect(Set(texts).count == options.count, "\(object.name).\(field.name)")
                    #expect(!texts.contains(""), "\(object.name).\(field.name)")
                }
            }
        }
    }

    @Test func `a header of an import means one field of an object at most`() {
        for object in definitions {
            var meanings: [String: Set<String>] = [:]
            for field in object.fields {
                for header in [field.labels.zh, field.labels.en] + field.aliases {
                    meanings[TextFolding.folded(header), default: []].insert(field.name)
                }
            }
            let ambiguous = meanings.filter { $1.count > 1 }
            #expect(ambiguous.isEmpty, "\(object.name): \(ambiguous)")
        }
    }

    @Test func `names are camelCase, tables snake_case`() {
        for object in definitions {
            #expect(object.table.allSatisfy { $0.isLowercase || $0 == "_" }, "\(object.table)")
            for name in [object.name] + object.fields.map(\.name) {
                #expect(name.first?.isLowercase == true && name.allSatisfy { $0.isASCII && $0.isLetter || $0.isNumber }, "\(name)")
            }
        }
    }

    @Test func `a default is a value its field takes`() throws {
        for object in definitions {
            for field in object.fields {
                guard case .value(let value) = field.defaultValue else { continue }
                var writer = JSONWriter()
                field.type.write(value, to: &writer)
                let json = try JSONParser.parse(writer.bytes)
                #expect(try field.type.accept(json, in: Fixtures.context) == value, "\(object.name).\(field.name)")
            }
        }
    }

    @Test func `secrets and digests never leave, and only the engine sets them`() {
        let secrets = definitions.flatMap { object in object.fields.filter(\.isSecret).map { "\(object.name).\($0.name)" } }
        #expect(secrets == ["user.passwordHash", "session.tokenDigest", "apiKey.tokenDigest"])
        for object in definitions {
            for field in object.fields where field.isSecret { #expect(field.isComputed, "\(object.name).\(field.name)") }
        }
    }

    @Test func `camel case becomes snake case column by column`() {
        #expect(snakeCased("lastActivityAt") == "last_activity_at")
        #expect(snakeCased("name") == "name")
        let field = FieldDefinition("shortName", zh: "简称", en: "Short name", TextField())
        #expect(field.column == "short_name" && field.foldedColumn == "short_name_folded" && field.sortColumn == "short_name_sort")
        #expect(field.required.unique.indexed.isRequired)
        #expect(field.secret.isComputed)
        #expect(field.called("a", "b").aliases == ["a", "b"])
    }
}
