import Foundation
import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

@testable import MartletHTTP

// Also tests: SecurityHeaders, RequestIdentity, Compression, Gzip, EntityTag
@Suite struct HeaderRulesTests {
    @Test(arguments: ["/", "/docs", "/healthz", "/api/v1/nothing", "/api/v1/objects"]) func `every answer is guarded`(path: String)
        async throws
    {
        try await EdgeApp.with { edge in
            let response = try await edge.send(.get, path)
            let policy = response.header("Content-Security-Policy") ?? ""
            #expect(
                policy.hasPrefix("default-src 'none'") && policy.contains("frame-ancestors 'none'")
                    && !policy.contains("script-src 'self' 'unsafe"))
            #expect(response.header("X-Content-Type-Options") == "nosniff" && response.header("X-Frame-Options") == "DENY")
            #expect(response.header("Referrer-Policy") == "same-origin" && response.header("Cache-Control") != nil)
            #expect(response.header("Strict-Transport-Security") == nil)
            #expect((response.header("X-Request-Id") ?? "").count == 16)
        }
    }

    @Test func `behind TLS browsers are told to stay there and the cookie does`() async throws {
        let configuration = ServerConfiguration(baseURL: WebOrigin("https://crm.example.com"))
        try await EdgeApp.with(configuration: configuration) { edge in
            #expect(try await edge.send(.get, "/healthz").header("Strict-Transport-Security") == "max-age=31536000")
            let body = #"{"email": "ben@example.com", "password": "correct horse battery"}"#
            let own = try await edge.send(.post, "/api/v1/sessions", as: nil, headers: ["Origin": "https://crm.example.com"], body: body)
            #expect(own.status.code == 201 && own.header("Set-Cookie")?.hasSuffix("; Secure") == true)
            let other = try await edge.send(.post, "/api/v1/sessions", as: nil, headers: ["Origin": "http://crm.example.com"], body: body)
            #expect(other.status.code == 403)
        }
    }

    @Test func `a request keeps the number its proxy gave it, if it is a plain one`() async throws {
        try await EdgeApp.with { edge async throws -> Void in
            #expect(try await edge.send(.get, "/healthz", headers: ["X-Request-Id": "abc-123_DEF"]).header("X-Request-Id") == "abc-123_DEF")
            #expect(try await edge.send(.get, "/healthz", headers: ["X-Request-Id": "a\"b; c=d ="]).header("X-Request-Id") != "a\"b; c=d =")
        }
    }

    @Test func `text of more than a kilobyte is sent as gzip to who accepts it`() async throws {
        try await EdgeApp.with { edge in
            let plain = try await edge.send(.get, "/api/v1/objects")
            let zipped = try await edge.send(.get, "/api/v1/objects", headers: ["Accept-Encoding": "br, gzip"])
            #expect(plain.header("Content-Encoding") == nil && zipped.header("Content-Encoding") == "gzip")
            #expect(zipped.bytes.count * 4 < plain.bytes.count && zipped.header("Content-Length") == String(zipped.bytes.count))
            #expect(zipped.header("Vary")?.contains("Accept-Encoding") == true)
            #expect(try HeaderRulesTests.unzipped(zipped.bytes) == plain.bytes)
            let small = try await edge.send(.get, "/healthz", headers: ["Accept-Encoding": "gzip"])
            #expect(small.header("Content-Encoding") == nil)
        }
    }

    /// By the machine's own gzip, so that both sides are not ours.
    private static func unzipped(_ bytes: [UInt8]) throws -> [UInt8] {
        let file = FileManager.default.temporaryDirectory.appending(path: "martlet-gzip-\(UUID().uuidString).gz")
        try Data(bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Array(data)
    }

    @Test(arguments: [
        ("gzip", true), ("GZIP;q=0.5", true), ("*", true), ("gzip;q=0", false), ("br", false), ("", false),
        ("identity, gzip; q=0.0", false),
    ])
    func `a coding weighted to nothing is not accepted`(header: String, accepted: Bool) {
        #expect(Compression.accepts(header) == accepted)
    }

    @Test(arguments: [0, 1, 1000, 300_000]) func `gzip of any length is one member that ends with the length`(count: Int) throws {
        let zipped = try #require(Gzip.compress((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ $0 >> 3) }))
        #expect(zipped.prefix(3) == [0x1F, 0x8B, 8])
        let length = zipped.suffix(4).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(length == count)
    }

    @Test func `a record already known is not sent again, a changed one is`() async throws {
        try await EdgeApp.with { edge in
            let path = edge.fixture.filled("/api/v1/records/account/{account}")
            let first = try await edge.send(.get, path)
            let tag = try #require(first.header("ETag"))
            for known in [tag, "W/" + tag, "\"x\", " + tag, "*"] {
                #expect(try await edge.send(.get, path, headers: ["If-None-Match": known]).status.code == 304)
            }
            _ = try await edge.send(.patch, path, body: #"{"shortName": "H"}"#)
            #expect(try await edge.send(.get, path, headers: ["If-None-Match": tag]).status.code == 200)
            let list = try await edge.send(.get, "/api/v1/records/account")
            #expect(list.header("ETag")?.hasPrefix("W/\"") == true)
            #expect(
                try await edge.send(.get, "/api/v1/records/account", headers: ["If-None-Match": list.header("ETag") ?? ""]).status.code
                    == 304)
        }
    }

    @Test func `HEAD answers what GET would, without the body`() async throws {
        try await EdgeApp.with { edge in
            let get = try await edge.send(.get, "/api/v1/records/account")
            let head = try await edge.send(.head, "/api/v1/records/account")
            #expect(head.status.code == 200 && head.bytes.isEmpty)
            #expect(head.header("ETag") == get.header("ETag") && head.header("Content-Length") == get.header("Content-Length"))
        }
    }
}
