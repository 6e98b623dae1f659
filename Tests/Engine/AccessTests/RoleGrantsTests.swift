import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: RoleGrantsCheck
@Suite struct RoleGrantsTests {
    @Test(arguments: [
        #"{"object": {}}"#, #"{"objects": []}"#, #"{"objects": {"shelf": "all"}}"#, #"{"objects": {"shelff": {"read": "all"}}}"#,
        #"{"objects": {"shelf": {"reed": "all"}}}"#, #"{"objects": {"shelf": {"read": "everything"}}}"#,
        #"{"objects": {"shelf": {"read": 1}}}"#,
        #"{"rules": {"object": "shelf"}}"#, #"{"rules": [{"object": "shelf"}]}"#, #"{"rules": [{"object": "shelf", "when": "name ="}]}"#,
        #"{"rules": [{"object": "shelf", "when": "colour = 1"}]}"#, #"{"rules": [{"object": "shelf", "when": "score"}]}"#,
        #"{"rules": [{"object": "shelf", "operations": ["reed"], "when": "true"}]}"#,
        #"{"rules": [{"object": "shelf", "operations": [], "when": "true"}]}"#,
        #"{"fields": [{"object": "shelf", "field": "colour", "mode": "hide"}]}"#,
        #"{"fields": [{"object": "shelf", "field": "secret", "mode": "blur"}]}"#,
        #"{"fields": [{"object": "shelf", "field": "id", "mode": "hide"}]}"#,
        #"{"fields": [{"object": "shelf", "field": "secret", "mode": "hide", "when": "1 +"}]}"#,
        #"{"fields": "none"}"#, #"{"actions": "record.merge"}"#, #"{"actions": [1]}"#, #"{"administrator": "yes"}"#, "[]", "7",
    ]) func `grants with a typing error are refused with the place`(grants: String) async throws {
        let app = try await TestApp.ledger()
        let problem = try await refused { try await app.grant(.ben, grants) }
        #expect(problem.kind == .unprocessable || problem.kind == .invalid)
    }

    @Test func `what is not written is not allowed, and a star stands for every other object`() throws {
        let schema = try Schema(Engine.definitions(of: [TestLedger.feature]))
        let json = try JSONParser.parse(
            #"{"objects": {"*": {"read": "own", "create": true}, "shelf": {"read": "all"}}, "actions": ["a.b"]}"#.utf8)
        let grants = try RoleGrants(name: "r", json: json, schema: schema)
        #expect(grants.grant(for: "label").scopes == [.read: .own, .create: .all])
        #expect(grants.grant(for: "shelf").scopes == [.read: .all])
        #expect(grants.allows(action: "a.b") && !grants.allows(action: "a.c") && !grants.isAdministrator)
    }

    @Test func `a stored role that names what is gone locks nobody out, and still hides`() throws {
        let schema = try Schema(Engine.definitions(of: [TestLedger.feature]))
        let json = try JSONParser.parse(
            #"""
            {"objects": {"opportunity": {"read": "all"}, "shelf": {"read": "own"}},
             "rules": [{"object": "shelf", "operations": ["read"], "when": "colour = \"red\""}, {"object": "shelf", "operations": ["read"], "when": "score = 1"}],
             "fields": [{"object": "shelf", "field": "colour", "mode": "hide"}, {"object": "shelf", "field": "secret", "mode": "hide", "when": "colour = 1"}]}
            """#.utf8)
        #expect(throws: Problem.self) { try RoleGrants(name: "r", json: json, schema: schema) }
        let grants = try RoleGrants(name: "r", json: json, schema: schema, isStored: true)
        #expect(grants.objects.keys.sorted() == ["shelf"])
        #expect(grants.rules.map(\.condition) == ["score = 1"])
        #expect(grants.fields.map(\.field) == ["secret"])
    }
}
