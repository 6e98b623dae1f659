import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

// Also tests: RecordAnswer, WriteRequest, JSONBody, BytesAnswer, RecordPath, Route, MartletServer, EdgeContext
@Suite struct RecordWritingTests {
    @Test(arguments: cases) func `a write answers as its table says`(row: HTTPCase) async throws { try await row.run() }

    static let cases = creating + changing + deleting

    private static let creating: [HTTPCase] = [
        HTTPCase(
            name: "create", method: .post, path: "/api/v1/records/account", body: #"{"name": "North Wind"}"#, status: 201,
            mustContain: [#""name":"North Wind""#, #""version":1"#, #""owner":"{ada}""#], mustNotContain: ["duplicates", "passwordHash"],
            events: ["account created"], mustHave: ["Location": "/api/v1/records/account/", "Operation-Id": "-7", "ETag": "\"1-"]),
        HTTPCase(
            name: "create as a salesperson", actor: .ben, method: .post, path: "/api/v1/records/account", body: #"{"name": "North Wind"}"#,
            status: 201, mustContain: [#""owner":"{ben}""#], events: ["account created"]),
        HTTPCase(
            name: "create with the client's own id", method: .post, path: "/api/v1/records/account",
            body: #"{"id": "0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001", "name": "North Wind"}"#, status: 201,
            mustContain: ["0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001"], events: ["account created"]),
        HTTPCase(
            name: "an id that is taken", method: .post, path: "/api/v1/records/account", body: #"{"id": "{account}", "name": "X"}"#,
            status: 409,
            mustContain: ["id_taken"]),
        HTTPCase(
            name: "a duplicate is told, masked, to who may not see it", actor: .ben, method: .post, path: "/api/v1/records/account",
            body: #"{"name": "Zqxsecret Holdings"}"#, status: 201,
            mustContain: [#""duplicates":[{"object":"account","id":null,"title":"Z********""#],
            mustNotContain: ["987654321", "Zqxsecret plan"], events: ["account created"]),
        HTTPCase(
            name: "a dry run answers the record and writes nothing", method: .post, path: "/api/v1/records/account?dryRun=true",
            body: #"{"name": "North Wind"}"#, status: 200, mustContain: [#""name":"North Wind""#]),
        HTTPCase(
            name: "a wrong type", method: .post, path: "/api/v1/records/account", body: #"{"name": "X", "employees": "many"}"#, status: 422,
            mustContain: ["employees"]),
        HTTPCase(
            name: "a required field is missing", method: .post, path: "/api/v1/records/account", body: #"{}"#, status: 422,
            mustContain: [#""field":"name""#, "required"]),
        HTTPCase(
            name: "an unknown field", method: .post, path: "/api/v1/records/account", body: #"{"name": "X", "industri": "retail"}"#,
            status: 400,
            mustContain: ["unknown_field", "industry"]),
        HTTPCase(
            name: "a field kept by the system", method: .post, path: "/api/v1/records/account", body: #"{"name": "X", "version": 7}"#,
            status: 422,
            mustContain: ["read_only"]),
        HTTPCase(
            name: "a secret field does not exist", method: .patch, path: "/api/v1/records/user/{ben}", body: #"{"passwordHash": "x"}"#,
            status: 400,
            mustContain: ["unknown_field"]),
        HTTPCase(
            name: "an object that does not exist", method: .post, path: "/api/v1/records/acount", body: #"{"name": "X"}"#, status: 404,
            mustContain: ["unknown_object", "account"]),
        HTTPCase(
            name: "who has no role creates nothing", actor: .zoe, method: .post, path: "/api/v1/records/account", body: #"{"name": "X"}"#,
            status: 403, mustContain: ["not_allowed"]),
        HTTPCase(
            name: "what is written by actions only", method: .post, path: "/api/v1/records/session", body: #"{"client": "x"}"#, status: 403,
            mustContain: ["by_actions_only"]),
        HTTPCase(
            name: "a link to a record out of sight is a link to nothing", actor: .ben, method: .post, path: "/api/v1/records/account",
            body: #"{"name": "Sub", "parent": "{secretAccount}"}"#, status: 422, mustContain: ["reference_missing"],
            mustNotContain: ["Zqxsecret"]),
        HTTPCase(
            name: "an id of another object", method: .post, path: "/api/v1/records/account",
            body: #"{"name": "Sub", "parent": "{contact}"}"#,
            status: 422, mustContain: ["reference_missing"]),
    ]

    private static let changing: [HTTPCase] = [
        HTTPCase(
            name: "change", actor: .ben, method: .patch, path: "/api/v1/records/account/{account}", body: #"{"industry": "education"}"#,
            status: 200,
            mustContain: [#""version":2"#, #""industry":"education""#], events: ["account updated"],
            mustHave: ["Operation-Id": "-7", "ETag": "\"2-"]),
        HTTPCase(
            name: "a change that changes nothing", method: .patch, path: "/api/v1/records/account/{account}",
            body: #"{"industry": "retail"}"#,
            status: 200, mustContain: [#""version":1"#]),
        HTTPCase(
            name: "a version that fits", method: .patch, path: "/api/v1/records/account/{account}", headers: ["If-Match": "\"1\""],
            body: #"{"industry": "education"}"#, status: 200, mustContain: [#""version":2"#], events: ["account updated"]),
        HTTPCase(
            name: "a version of the future", method: .patch, path: "/api/v1/records/account/{account}", headers: ["If-Match": "\"9\""],
            body: #"{"industry": "education"}"#, status: 409, mustContain: ["version_unknown"]),
        HTTPCase(
            name: "a version that is none", method: .patch, path: "/api/v1/records/account/{account}", headers: ["If-Match": "9"],
            body: #"{"industry": "education"}"#, status: 400, mustContain: ["if_match"]),
        HTTPCase(
            name: "a record out of sight is not there", actor: .ben, method: .patch, path: "/api/v1/records/account/{secretAccount}",
            body: #"{"industry": "education"}"#, status: 404, mustNotContain: ["Zqxsecret"]),
        HTTPCase(
            name: "an id under another object is not there", method: .patch, path: "/api/v1/records/contact/{account}",
            body: #"{"name": "X"}"#,
            status: 404),
        HTTPCase(
            name: "text that is no id", method: .patch, path: "/api/v1/records/account/42", body: #"{"name": "X"}"#, status: 404),
        HTTPCase(
            name: "a dry run of a change", method: .patch, path: "/api/v1/records/account/{account}?dryRun=true", body: #"{"name": "New"}"#,
            status: 200, mustContain: [#""name":"New""#, #""version":2"#]),
        HTTPCase(
            name: "he who gives a record away is answered though he sees it no more", actor: .ben, method: .patch,
            path: "/api/v1/records/account/{account}", body: #"{"owner": "{zoe}", "department": null}"#, status: 200,
            mustContain: ["{account}"],
            events: ["account updated"]),
    ]

    private static let deleting: [HTTPCase] = [
        HTTPCase(
            name: "delete", method: .delete, path: "/api/v1/records/account/{account}", status: 204, events: ["account gone"],
            mustHave: ["Operation-Id": "-7"]),
        HTTPCase(
            name: "a dry run of a deletion shows what would go", method: .delete, path: "/api/v1/records/account/{account}?dryRun=true",
            status: 200,
            mustContain: ["Harbour Foods"]),
        HTTPCase(
            name: "a deletion of something never seen", method: .delete, path: "/api/v1/records/account/{account}",
            headers: ["If-Match": "\"7\""],
            status: 409, mustContain: ["version_conflict"]),
        HTTPCase(
            name: "a salesperson deletes no account", actor: .ben, method: .delete, path: "/api/v1/records/account/{account}", status: 403,
            mustContain: ["not_allowed"]),
        HTTPCase(
            name: "nor one he does not see", actor: .ben, method: .delete, path: "/api/v1/records/account/{secretAccount}", status: 404),
    ]

    @Test func `different fields changed on an old version merge, the same field is answered three ways`() async throws {
        try await EdgeApp.with { edge in
            let path = edge.fixture.filled("/api/v1/records/account/{account}")
            _ = try await edge.send(.patch, path, body: #"{"shortName": "Harbour"}"#)
            let merged = try await edge.json(.patch, path, headers: ["If-Match": "\"1\""], body: #"{"industry": "education"}"#)
            #expect(merged.status == 200)
            #expect(merged.json["shortName"] == "Harbour" && merged.json["industry"] == "education" && merged.json["version"] == 3)
            let conflict = try await edge.json(.patch, path, headers: ["If-Match": "\"1\""], body: #"{"shortName": "HF"}"#)
            #expect(conflict.status == 409)
            #expect(conflict.json["code"] == "version_conflict")
            #expect(conflict.json["base"]?["shortName"] == .null)
            #expect(conflict.json["theirs"]?["shortName"] == "Harbour")
            #expect(conflict.json["yours"]?["shortName"] == "HF")
            #expect(conflict.response.header("Operation-Id") == nil)
        }
    }

    @Test func `the tag of an answer is taken back as the version of a change`() async throws {
        try await EdgeApp.with { edge in
            let path = edge.fixture.filled("/api/v1/records/account/{account}")
            let read = try await edge.send(.get, path)
            let tag = try #require(read.header("ETag"))
            let changed = try await edge.send(.patch, path, headers: ["If-Match": tag], body: #"{"shortName": "Harbour"}"#)
            #expect(changed.status.code == 200)
            let again = try await edge.send(.patch, path, headers: ["If-Match": tag], body: #"{"shortName": "H"}"#)
            #expect(again.status.code == 409)
        }
    }

    @Test func `a write repeated under its key is answered, not done, again`() async throws {
        try await EdgeApp.with { edge in
            let headers = ["Idempotency-Key": "order-1"]
            let first = try await edge.send(.post, "/api/v1/records/account", headers: headers, body: #"{"name": "North Wind"}"#)
            let second = try await edge.send(.post, "/api/v1/records/account", headers: headers, body: #"{"name": "North Wind"}"#)
            #expect(first.status.code == 201 && second.status.code == 201)
            #expect(first.text == second.text)
            #expect(first.header("Location") == second.header("Location"))
            #expect(first.header("Operation-Id") == second.header("Operation-Id"))
            #expect(second.header("Idempotent-Replayed") == "true" && first.header("Idempotent-Replayed") == nil)
            #expect(try await edge.app.logged(after: edge.start) == ["account created"])
            let other = try await edge.json(.post, "/api/v1/records/account", headers: headers, body: #"{"name": "South Wind"}"#)
            #expect(other.status == 422 && other.json["code"] == "key_reused")
            let stranger = try await edge.send(
                .post, "/api/v1/records/account", as: .ben, headers: headers, body: #"{"name": "South Wind"}"#)
            #expect(stranger.status.code == 201)
        }
    }

    @Test func `a change answers formulas that followed from it`() async throws {
        try await EdgeApp.with { edge in
            let account = edge.fixture.filled("{account}")
            let body =
                #"{"kind": "visit", "subject": "Tour", "startAt": "2026-03-01T02:00:00Z", "links": [{"object": "account", "id": "\#(account)"}]}"#
            let activity = try await edge.json(.post, "/api/v1/records/activity", as: .ben, body: body)
            #expect(activity.status == 201)
            let read = try await edge.json(.get, "/api/v1/records/account/\(account)", as: .ben)
            #expect(read.json["lastActivityAt"] == "2026-03-01T02:00:00.000Z")
            #expect(read.json["version"] == 1)
        }
    }
}
