import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

/// What the world sends that was never meant to be: each gets a clear answer with the right status, and nothing is written.
@Suite struct BadInputTests {
    @Test(arguments: malformed + media + methods + injected) func `bad input is answered clearly and writes nothing`(row: HTTPCase)
        async throws
    {
        try await row.run()
    }

    private static let path = "/api/v1/records/account"

    static let malformed: [HTTPCase] = [
        HTTPCase(name: "half an object", method: .post, path: path, body: #"{"name": "#, status: 400, mustContain: ["json_malformed"]),
        HTTPCase(name: "nothing", method: .post, path: path, body: "", status: 400, mustContain: ["json_malformed"]),
        HTTPCase(name: "no object", method: .post, path: path, body: "[1, 2]", status: 400, mustContain: ["record_not_object"]),
        HTTPCase(name: "null", method: .post, path: path, body: "null", status: 400, mustContain: ["record_not_object"]),
        HTTPCase(
            name: "a name twice", method: .post, path: path, body: #"{"name": "a", "name": "b"}"#, status: 400,
            mustContain: ["json_malformed"]),
        HTTPCase(
            name: "text after it", method: .post, path: path, body: #"{"name": "a"} {}"#, status: 400, mustContain: ["json_malformed"]),
        HTTPCase(
            name: "a hundred thousand brackets", method: .post, path: path, body: String(repeating: "[", count: 100_000), status: 400,
            mustContain: ["json_malformed"]),
        HTTPCase(
            name: "deep objects", method: .post, path: path,
            body: String(repeating: #"{"a":"#, count: 1000) + "1" + String(repeating: "}", count: 1000),
            status: 400, mustContain: ["json_malformed"]),
        HTTPCase(
            name: "invalid UTF-8", method: .post, path: path, bytes: Array(#"{"name": ""#.utf8) + [0xC3, 0x28, 0xFF] + Array(#""}"#.utf8),
            status: 400,
            mustContain: ["json_malformed"]),
        HTTPCase(
            name: "half a surrogate", method: .post, path: path, body: #"{"name": "\ud800"}"#, status: 400, mustContain: ["json_malformed"]),
        HTTPCase(
            name: "a number too large", method: .post, path: path, body: #"{"name": "X", "employees": 99999999999999999999}"#, status: 422,
            mustContain: ["employees"]),
        HTTPCase(
            name: "an infinite number", method: .post, path: path, body: #"{"name": "X", "employees": 1e999}"#, status: 422,
            mustContain: ["employees"]),
        HTTPCase(
            name: "parts that are no list", method: .post, path: "/api/v1/records/contact", body: #"{"name": "X", "contactPoints": {}}"#,
            status: 400,
            mustContain: ["parts_not_list"]),
        HTTPCase(name: "a query string that is not UTF-8", path: path + "?filter=%C3%28", status: 400, mustContain: ["query_malformed"]),
        HTTPCase(name: "half a percent sign", path: path + "?filter=%4", status: 400, mustContain: ["query_malformed"]),
        HTTPCase(
            name: "a key of spaces", method: .post, path: path, headers: ["Idempotency-Key": "a b"], body: #"{"name": "X"}"#, status: 400,
            mustContain: ["idempotency_key"]),
        HTTPCase(
            name: "an announced length past the limit", method: .post, path: path, bytes: [UInt8](repeating: 0x20, count: 2_200_000),
            status: 413, mustContain: ["body_too_large"]),
        HTTPCase(
            name: "a batch of nothing", method: .post, path: path + "/batch", body: #"{"records": []}"#, status: 413,
            mustContain: ["batch_too_large"]),
        HTTPCase(name: "a place in another log", path: "/api/v1/changes?after=abc", status: 400, mustContain: ["position_unknown"]),
        HTTPCase(
            name: "a stream from nowhere", path: "/api/v1/events", headers: ["Last-Event-ID": "abc"], status: 400,
            mustContain: ["position_unknown"]),
    ]

    static let media: [HTTPCase] = [
        HTTPCase(
            name: "a form instead of JSON", method: .post, path: path, headers: ["Content-Type": "application/x-www-form-urlencoded"],
            body: "name=X",
            status: 415, mustContain: ["media_type"]),
        HTTPCase(
            name: "text instead of JSON", method: .post, path: path, headers: ["Content-Type": "text/plain"], body: #"{"name": "X"}"#,
            status: 415),
        HTTPCase(name: "no type at all", method: .post, path: path, headers: ["Content-Type": ""], body: #"{"name": "X"}"#, status: 415),
        HTTPCase(
            name: "another encoding", method: .post, path: path, headers: ["Content-Type": "application/json; charset=gbk"],
            body: #"{"name": "X"}"#, status: 415),
        HTTPCase(
            name: "compressed", method: .post, path: path, headers: ["Content-Encoding": "gzip"], body: #"{"name": "X"}"#, status: 415),
        HTTPCase(
            name: "JSON said to be UTF-8 is taken", method: .post, path: path,
            headers: ["Content-Type": "application/json; charset=\"UTF-8\""],
            body: #"{"name": "X"}"#, status: 201, events: ["account created"]),
    ]

    static let methods: [HTTPCase] = [
        HTTPCase(
            name: "a method a path does not have", method: .put, path: path, status: 405, mustContain: ["method_not_allowed"],
            mustHave: ["Allow": "GET, HEAD, POST"]),
        HTTPCase(name: "delete all records", method: .delete, path: path, status: 405, mustHave: ["Allow": "POST"]),
        HTTPCase(name: "read an action", path: "/api/v1/actions/record.merge", status: 405, mustHave: ["Allow": "POST"]),
        HTTPCase(name: "trace", method: .trace, path: path, status: 405),
        HTTPCase(name: "no such path", path: "/api/v1/nothing", status: 404, mustContain: ["unknown_path"]),
        HTTPCase(name: "out of the folder", path: "/docs/../../etc/passwd", status: 404, mustNotContain: ["root:"]),
        HTTPCase(name: "out of the folder, encoded", path: "/docs/%2e%2e%2f%2e%2e%2fetc%2fpasswd", status: 404, mustNotContain: ["root:"]),
        HTTPCase(
            name: "no such action", method: .post, path: "/api/v1/actions/record.murge", body: "{}", status: 404,
            mustContain: ["unknown_action", "record.merge"]),
    ]

    /// Texts meant to break out of SQL, of an expression, of a page. Stored as they are, they come back as they were.
    private static let attacks = [
        "'; DROP TABLE accounts; --", "\" or 1=1 --", "x' UNION SELECT password_hash FROM users --", "%' OR '1'='1",
        "<script>alert(1)</script>",
        "{{name}} ${7*7}", "=cmd|' /C calc'!A0", "a\u{0000}b", "../../etc/passwd", "Robert\"); DELETE FROM users; --",
    ]

    static let injected: [HTTPCase] = attacks.enumerated().flatMap { number, attack -> [HTTPCase] in
        let encoded = attack.utf8.map { byte in "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        return [
            HTTPCase(
                name: "as a filter \(number)", path: path + "?filter=" + encoded, status: 400, mustNotContain: ["scrypt", "Zqxsecret"]),
            HTTPCase(name: "as a field \(number)", path: path + "?fields=" + encoded, status: 400, mustNotContain: ["scrypt"]),
            HTTPCase(name: "as a sort \(number)", path: path + "?sort=" + encoded, status: 400, mustNotContain: ["scrypt"]),
            HTTPCase(name: "as a cursor \(number)", path: path + "?cursor=" + encoded, status: 400),
            HTTPCase(name: "as an object \(number)", path: "/api/v1/records/" + encoded, status: 404, mustNotContain: ["scrypt"]),
            HTTPCase(name: "as an id \(number)", path: path + "/" + encoded, status: 404, mustNotContain: ["scrypt"]),
            HTTPCase(name: "as an action \(number)", method: .post, path: "/api/v1/actions/" + encoded, body: "{}", status: 404),
        ]
    }

    @Test(arguments: attacks.filter { !$0.contains("\u{0000}") }) func `hostile text is stored and compared as text`(attack: String)
        async throws
    {
        try await EdgeApp.with { edge in
            let quoted = JSON.string(attack).description
            let created = try await edge.json(.post, BadInputTests.path, body: #"{"name": \#(quoted), "description": \#(quoted)}"#)
            #expect(created.status == 201)
            #expect(created.json["name"]?.string == attack)
            let filter = JSON.members(["filter": .string("name = " + quoted)]).description
            let found = try await edge.json(.post, BadInputTests.path + "/query", body: filter)
            #expect(found.json["records"]?.array?.count == 1)
            #expect(try await edge.json(.get, BadInputTests.path).json["records"]?.array?.count == 3)
        }
    }

    @Test func `nothing is written when a batch is one row too long`() async throws {
        try await EdgeApp.with { edge in
            let rows = (0...10_000).map { #"{"name": "Row \#($0)"}"# }.joined(separator: ",")
            let answer = try await edge.json(.post, BadInputTests.path + "/batch", body: #"{"records": [\#(rows)]}"#)
            #expect(answer.status == 413 && answer.json["code"] == "batch_too_large")
            #expect(try await edge.app.logged(after: edge.start) == [])
        }
    }
}
