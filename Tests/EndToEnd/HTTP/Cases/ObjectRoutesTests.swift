import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

// Also tests: ObjectDescription
@Suite struct ObjectRoutesTests {
    @Test(arguments: cases) func `definitions answer as their table says`(row: HTTPCase) async throws { try await row.run() }

    static let cases: [HTTPCase] = [
        HTTPCase(
            name: "all objects", actor: .ben, path: "/api/v1/objects", status: 200,
            mustContain: [#""name":"account""#, #""name":"activity""#],
            mustNotContain: ["passwordHash", "tokenDigest"]),
        HTTPCase(
            name: "one object", actor: .ben, path: "/api/v1/objects/account", status: 200,
            mustContain: [
                #""titleField":"name""#, #""create":"all""#, #""read":"own""#, #""type":"choice""#, #""options":["#,
                #""labels":{"zh":"客户","en":"Account"}"#,
            ]),
        HTTPCase(name: "no such object", path: "/api/v1/objects/acount", status: 404, mustContain: ["unknown_object", "account"]),
        HTTPCase(name: "no parameters", path: "/api/v1/objects?name=account", status: 400, mustContain: ["unknown_parameter"]),
    ]

    @Test func `labels come in the language asked for, else in the user's own`() async throws {
        try await EdgeApp.with { edge in
            let chinese = try await edge.json(.get, "/api/v1/objects/account", headers: ["Accept-Language": "zh-TW, en;q=0.5"])
            #expect(chinese.json["label"] == "客户")
            let own = try await edge.json(.get, "/api/v1/objects/account")
            #expect(own.json["label"] == "Account")
            let other = try await edge.json(.get, "/api/v1/objects/account", headers: ["Accept-Language": "fr"])
            #expect(other.json["label"] == "Account")
        }
    }

    @Test func `a definition is not sent again to who has it`() async throws {
        try await EdgeApp.with { edge in
            let first = try await edge.send(.get, "/api/v1/objects")
            let second = try await edge.send(.get, "/api/v1/objects", headers: ["If-None-Match": first.header("ETag") ?? ""])
            #expect(second.status.code == 304 && second.bytes.isEmpty)
        }
    }
}
