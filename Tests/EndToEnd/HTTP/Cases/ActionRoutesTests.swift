import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletRecords
import MartletTestSupport
import Testing

// Also tests: ActionRunner
@Suite struct ActionRoutesTests {
    @Test(arguments: cases) func `an action answers as its table says`(row: HTTPCase) async throws { try await row.run() }

    static let cases: [HTTPCase] = [
        HTTPCase(
            name: "an action", method: .post, path: "/api/v1/actions/record.transfer",
            body: #"{"object": "account", "id": "{account}", "owner": "{cai}"}"#, status: 200, mustContain: [#""owner":"{cai}""#],
            events: ["account updated", "record.transferred"], mustHave: ["Operation-Id": "-7"]),
        HTTPCase(
            name: "a dry run of an action", method: .post, path: "/api/v1/actions/record.transfer?dryRun=true",
            body: #"{"object": "account", "id": "{account}", "owner": "{cai}"}"#, status: 200, mustContain: [#""owner":"{cai}""#]),
        HTTPCase(
            name: "an unknown parameter of an action", method: .post, path: "/api/v1/actions/record.transfer",
            body: #"{"objekt": "account"}"#,
            status: 400, mustContain: ["unknown_field", "objekt"]),
        HTTPCase(
            name: "a missing parameter", method: .post, path: "/api/v1/actions/record.transfer", body: #"{"object": "account"}"#,
            status: 422,
            mustContain: [#""field":"id""#]),
        HTTPCase(
            name: "nothing sent at all", method: .post, path: "/api/v1/actions/record.transfer", status: 422,
            mustContain: [#""field":"id""#]),
        HTTPCase(
            name: "an action no role grants", actor: .ben, method: .post, path: "/api/v1/actions/record.merge",
            body: #"{"object": "account", "id": "{account}", "duplicate": "{account}"}"#, status: 403, mustContain: ["action_not_allowed"]),
        HTTPCase(
            name: "a record out of sight", actor: .ben, method: .post, path: "/api/v1/actions/record.transfer",
            body: #"{"object": "account", "id": "{secretAccount}", "owner": "{ben}"}"#, status: 404, mustNotContain: ["Zqxsecret"]),
        HTTPCase(
            name: "why", actor: .ben, method: .post, path: "/api/v1/actions/access.explain",
            body: #"{"object": "account", "id": "{account}"}"#,
            status: 200, mustContain: [#""read":{"allowed":true"#]),
        HTTPCase(
            name: "a key whose answer is kept nowhere", method: .post, path: "/api/v1/actions/apiKey.create",
            headers: ["Idempotency-Key": "k1"],
            body: #"{"name": "x"}"#, status: 400, mustContain: ["answer_not_kept"]),
        HTTPCase(
            name: "duplicates are found above row security and masked", actor: .ben, method: .post,
            path: "/api/v1/actions/record.findDuplicates",
            body: #"{"object": "contact", "values": {"name": "Other", "contactPoints": [{"kind": "phone", "raw": "13977776666"}]}}"#,
            status: 200,
            mustContain: [#""id":null"#, "Z"], mustNotContain: ["Zqxsecret"]),
    ]

    @Test func `an action repeated under its key is done once`() async throws {
        try await EdgeApp.with { edge in
            let body = edge.fixture.filled(#"{"object": "account", "id": "{account}", "owner": "{cai}"}"#)
            let headers = ["Idempotency-Key": "t1"]
            let first = try await edge.send(.post, "/api/v1/actions/record.transfer", headers: headers, body: body)
            let second = try await edge.send(.post, "/api/v1/actions/record.transfer", headers: headers, body: body)
            #expect(first.text == second.text && second.header("Idempotent-Replayed") == "true")
            #expect(try await edge.app.logged(after: edge.start) == ["account updated", "record.transferred"])
        }
    }

    @Test func `every write is undone by the operation it answered`() async throws {
        try await EdgeApp.with { edge in
            let path = edge.fixture.filled("/api/v1/records/account/{account}")
            let deleted = try await edge.send(.delete, path)
            let operation = try #require(deleted.header("Operation-Id"))
            let undo = try await edge.send(.post, "/api/v1/actions/operation.undo", body: #"{"operation": "\#(operation)"}"#)
            #expect(undo.status.code == 200)
            #expect(try await edge.send(.get, path).status.code == 200)
            let again = try await edge.json(.post, "/api/v1/actions/operation.undo", body: #"{"operation": "\#(operation)"}"#)
            #expect(again.status == 409 && again.json["code"] == "already_undone")
        }
    }
}
