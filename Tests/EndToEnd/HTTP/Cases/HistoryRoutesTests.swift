import HTTPTypes
import MartletKernel
import MartletTestSupport
import Testing

@Suite struct HistoryRoutesTests {
    @Test(arguments: cases) func `history and timeline answer as their table says`(row: HTTPCase) async throws { try await row.run() }

    static let cases: [HTTPCase] = [
        HTTPCase(
            name: "history", actor: .ben, path: "/api/v1/records/account/{account}/history", status: 200,
            mustContain: [#""kind":"created""#, #""field":"name","before":null,"after":"Harbour Foods""#, #""actorName":"ben""#]),
        HTTPCase(
            name: "history of one field", actor: .ben, path: "/api/v1/records/account/{account}/history?field=name", status: 200,
            mustContain: [#""field":"name""#]),
        HTTPCase(
            name: "history of no field", actor: .ben, path: "/api/v1/records/account/{account}/history?field=nmae", status: 400,
            mustContain: ["unknown_field"]),
        HTTPCase(
            name: "history out of sight", actor: .ben, path: "/api/v1/records/account/{secretAccount}/history", status: 404,
            mustNotContain: ["Zqxsecret"]),
        HTTPCase(
            name: "history with a wrong cursor", path: "/api/v1/records/account/{account}/history?cursor=x", status: 400,
            mustContain: ["cursor_invalid"]),
        HTTPCase(
            name: "history of the password tells nothing", path: "/api/v1/records/user/{ben}/history", status: 200,
            mustNotContain: ["scrypt", "passwordHash"]),
        HTTPCase(
            name: "timeline", path: "/api/v1/records/account/{secretAccount}/timeline", status: 200,
            mustContain: ["Zqxsecret call", #""object":"activity""#]),
        HTTPCase(
            name: "timeline out of sight", actor: .ben, path: "/api/v1/records/account/{secretAccount}/timeline", status: 404,
            mustNotContain: ["Zqxsecret"]),
        HTTPCase(
            name: "timeline with a wrong cursor", path: "/api/v1/records/account/{account}/timeline?cursor=x", status: 400,
            mustContain: ["cursor_invalid"]),
        HTTPCase(
            name: "timeline with a wrong limit", path: "/api/v1/records/account/{account}/timeline?limit=0", status: 400,
            mustContain: ["limit_out_of_range"]),
    ]

    @Test func `history comes page by page, newest first`() async throws {
        try await EdgeApp.with { edge in
            let path = edge.fixture.filled("/api/v1/records/account/{account}")
            for name in ["A", "B", "C"] { _ = try await edge.send(.patch, path, body: #"{"shortName": "\#(name)"}"#) }
            let first = try await edge.json(.get, path + "/history?limit=2")
            let second = try await edge.json(.get, path + "/history?limit=2&cursor=" + (first.json["nextCursor"]?.string ?? ""))
            let versions = [first, second].flatMap { $0.json["entries"]?.array ?? [] }.compactMap { $0["version"]?.int }
            #expect(versions == [4, 3, 2, 1])
            #expect(second.json["nextCursor"] == .null)
        }
    }
}
