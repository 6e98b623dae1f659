import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

@Suite struct BatchRoutesTests {
    @Test(arguments: cases) func `a batch answers as its table says`(row: HTTPCase) async throws { try await row.run() }

    private static let path = "/api/v1/records/account/batch"
    private static let mixed = #"{"records": [{"name": "One"}, {"name": ""}, {"id": "{account}", "industry": "education"}]}"#

    static let cases: [HTTPCase] = [
        HTTPCase(
            name: "rows succeed alone", method: .post, path: path, body: mixed, status: 200,
            mustContain: [#""created":1,"updated":1,"failed":1"#, #""status":422"#], events: ["account created", "account updated"],
            mustHave: ["Operation-Id": "-7"]),
        HTTPCase(
            name: "all or nothing", method: .post, path: path + "?atomic=true", body: mixed, status: 422, mustContain: [#""row":1"#]),
        HTTPCase(
            name: "a dry run", method: .post, path: path + "?dryRun=true", body: mixed, status: 200, mustContain: [#""created":1"#]),
        HTTPCase(
            name: "rows out of sight fail alone", actor: .ben, method: .post, path: path,
            body: #"{"records": [{"id": "{secretAccount}", "name": "Mine"}, {"name": "One"}]}"#, status: 200,
            mustContain: [#""status":404"#, #""created":1,"updated":0,"failed":1"#], mustNotContain: ["Zqxsecret"],
            events: ["account created"]),
        HTTPCase(name: "no records", method: .post, path: path, body: #"{"rows": []}"#, status: 400, mustContain: ["unknown_parameter"]),
        HTTPCase(name: "no list", method: .post, path: path, body: #"{"records": {}}"#, status: 400, mustContain: ["batch_malformed"]),
        HTTPCase(
            name: "no role", actor: .zoe, method: .post, path: path, body: #"{"records": [{"name": "One"}]}"#, status: 200,
            mustContain: [#""failed":1"#, #""status":403"#]),
    ]

    @Test func `a whole batch is taken back by its operation`() async throws {
        try await EdgeApp.with { edge in
            let rows = (0..<50).map { #"{"name": "Row \#($0)"}"# }.joined(separator: ",")
            let batch = try await edge.send(.post, BatchRoutesTests.path, body: #"{"records": [\#(rows)]}"#)
            let operation = try #require(batch.header("Operation-Id"))
            #expect(try await edge.json(.get, "/api/v1/records/account").json["count"]?["value"] == 52)
            let undo = try await edge.json(.post, "/api/v1/actions/operation.undo", body: #"{"operation": "\#(operation)"}"#)
            #expect(undo.status == 200 && undo.json["undone"] == 50)
            #expect(try await edge.json(.get, "/api/v1/records/account").json["count"]?["value"] == 2)
        }
    }
}
