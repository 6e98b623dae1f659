// Also tests: SchemaCheck, NearestName
import MartletExpressions
import MartletKernel
import MartletMetadata
import Testing

@Suite struct SchemaTests {
    private func object(_ name: String, table: String? = nil, _ fields: [FieldDefinition]) -> ObjectDefinition {
        ObjectDefinition(name, table: table ?? name + "s", zh: "样品", en: "Sample", plural: "Samples", title: "id", fields: fields)
    }
    private func text(_ name: String) -> FieldDefinition { FieldDefinition(name, zh: "文", en: "Text", TextField()) }

    private func faults(_ definitions: [ObjectDefinition]) -> String {
        do {
            let needed = Fixtures.definitions.filter { ["user", "department", "role", "team", "membership"].contains($0.name) }
            _ = try Schema(needed + definitions)
            return ""
        } catch {
            return (error as? Problem)?.message.en ?? "\(error)"
        }
    }

    @Test func `what does not fit is named before anything is built on it`() {
        #expect(faults([object("x", [text("a")])]) == "")
        #expect(faults([object("x", [text("a"), text("a")])]).contains("a stands twice in x"))
        #expect(faults([object("x", []), object("y", table: "xs", [])]).contains("xs stands twice in the tables"))
        #expect(faults([object("x", [text("owner")])]).contains("owner stands twice in x"))
        #expect(faults([object("x", [text("aFolded"), text("a")])]).contains("a_folded stands twice in the columns of x"))
        let nowhere = FieldDefinition("a", zh: "引用", en: "Reference", ReferenceField("nowhere", onDelete: .keep))
        #expect(faults([object("x", [nowhere])]).contains("x.a refers to nowhere, which does not exist"))
        let twice = ["a", "b"].map { FieldDefinition($0, zh: $0, en: $0, ReferenceField("user", inverse: "xs", onDelete: .keep)) }
        #expect(faults([object("x", twice)]).contains("xs stands twice in the relations of user"))
    }

    @Test func `a definition that names a field it lacks is refused`() {
        func changed(_ change: (inout ObjectDefinition) -> Void) -> String {
            var definition = object("x", [text("a")])
            change(&definition)
            return faults([definition])
        }
        let wanted = "x names the field missing, which it lacks"
        #expect(changed { $0.titleField = "missing" }.contains(wanted))
        #expect(changed { $0.indexes = [["a", "missing"]] }.contains(wanted))
        #expect(changed { $0.uniqueTogether = [["missing"]] }.contains(wanted))
        #expect(changed { $0.access = .inherited(["missing"]) }.contains(wanted))
        #expect(changed { $0.access = .personal("missing") }.contains(wanted))
        #expect(changed { $0.timeline = TimelineDeclaration(at: "createdAt", links: ["missing"]) }.contains(wanted))
        #expect(changed { $0.treeField = "missing" }.contains(wanted))
        #expect(
            changed { $0.matchRules = [MatchRule("name", field: "a", holders: ["missing"], weight: 1) { _, _ in nil }] }.contains(wanted))
        let check = CheckRule("c", "a > 5", on: "a", zh: "不对。", en: "Wrong.")
        #expect(changed { $0.checks = [check] }.contains("x, check c:"))
    }

    @Test func `a relation is named by the reference on the other side`() throws {
        let schema = try Schema(Fixtures.definitions)
        let contacts = schema.relations(of: "contact")
        #expect(contacts.contains(ExpressionRelation(name: "contactPoints", object: "contactPoint", field: "contact")))
        #expect(contacts.contains(ExpressionRelation(name: "activities", object: "activity", field: "links")))
        #expect(schema.relations(of: "user").contains(ExpressionRelation(name: "teams", object: "team", field: "members")))
        #expect(
            Set(schema.references(to: "team").map { "\($0.object.name).\($0.field.name)" }).isSuperset(of: [
                "share.grantee", "savedView.team",
            ]))
    }

    @Test func `an unknown object or field is answered with the nearest name`() throws {
        let schema = try Schema(Fixtures.definitions)
        func message(_ body: () throws -> Void) -> String {
            do {
                try body()
                return ""
            } catch {
                return (error as? Problem)?.message.en ?? ""
            }
        }
        #expect(message { _ = try schema.require("acount") } == "There is no object \"acount\"; did you mean \"account\"?")
        #expect(message { _ = try schema.require("xyzzyplugh") } == "There is no object \"xyzzyplugh\".")
        let account = try schema.require("account")
        #expect(message { _ = try account.require("indutry") } == "Account has no field \"indutry\"; did you mean \"industry\"?")
        #expect(NearestName.of("Industry", among: ["size", "industry"]) == "industry")
        #expect(NearestName.of("", among: ["size"]) == nil)
        let user = try schema.require("user")
        #expect(!message { _ = try user.require("passwordHas") }.contains("passwordHash"), "a secret's name is not offered")
    }

    @Test func `secrets are no part of the expression language`() throws {
        let schema = try Schema(Fixtures.definitions)
        let names = try #require(schema.expressionObject("user")).fields.map(\.name)
        #expect(names.contains("email") && !names.contains("passwordHash"))
    }
}
