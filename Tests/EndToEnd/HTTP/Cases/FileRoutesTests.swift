import HTTPTypes
import HummingbirdTesting
import MartletHTTP
import MartletKernel
import MartletTestSupport
import Testing

@Suite struct FileRoutesTests {
    @Test(arguments: cases) func `a file is refused as its table says`(row: HTTPCase) async throws { try await row.run() }

    private static let place = "&object=account&record={account}"

    static let cases: [HTTPCase] = [
        HTTPCase(
            name: "a file on nothing", method: .post, path: "/api/v1/files?name=a.txt", body: "x", status: 400, mustContain: ["required"]),
        HTTPCase(
            name: "a file on a record out of sight", actor: .ben, method: .post,
            path: "/api/v1/files?name=a.txt&object=account&record={secretAccount}", body: "x", status: 404),
        HTTPCase(
            name: "a file of somebody without a role", actor: .zoe, method: .post, path: "/api/v1/files?name=a.txt" + place, body: "x",
            status: 404),
        HTTPCase(name: "no such file", path: "/api/v1/files/0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001", status: 404, mustContain: ["not_found"]),
        HTTPCase(name: "a name for an id", path: "/api/v1/files/passwd", status: 404),
        HTTPCase(name: "an unknown parameter", method: .post, path: "/api/v1/files?name=a&folder=b" + place, body: "x", status: 400),
    ]

    @Test func `a file comes back as it went in, as an attachment that runs nothing`() async throws {
        try await EdgeApp.with { edge in
            let content = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 * 7) }
            let path = edge.fixture.filled("/api/v1/files?name=%E6%8A%A5%E4%BB%B7.html" + FileRoutesTests.place)
            let saved = try await edge.send(.post, path, as: .ben, headers: ["Content-Type": "text/html"], bytes: content)
            #expect(saved.status.code == 201 && saved.header("Operation-Id") != nil)
            let location = try #require(saved.header("Location"))
            let back = try await edge.send(.get, location, as: .ben)
            #expect(back.bytes == content)
            #expect(back.header("Content-Disposition") == "attachment; filename=\"__.html\"; filename*=UTF-8''%E6%8A%A5%E4%BB%B7.html")
            #expect(back.header("Content-Security-Policy") == "default-src 'none'; sandbox")
            #expect(back.header("X-Content-Type-Options") == "nosniff")
            let known = try await edge.send(.get, location, as: .ben, headers: ["If-None-Match": back.header("ETag") ?? ""])
            #expect(known.status.code == 304 && known.bytes.isEmpty)
            #expect(try await edge.send(.get, location, as: .zoe).status.code == 404)
        }
    }

    @Test func `a file past the limit is not begun`() async throws {
        var configuration = ServerConfiguration(version: "test")
        configuration.maximumFile = 1000
        try await EdgeApp.with(configuration: configuration) { edge in
            let path = edge.fixture.filled("/api/v1/files?name=a.bin" + FileRoutesTests.place)
            let answer = try await edge.send(.post, path, as: .ben, headers: [:], bytes: [UInt8](repeating: 1, count: 1001))
            #expect(answer.status.code == 413)
            #expect(try await edge.app.logged(after: edge.start) == [])
        }
    }
}
