import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletTestSupport
import Testing

// Also tests: QueryBody
@Suite struct RecordReadingTests {
    @Test(arguments: cases) func `a read answers as its table says`(row: HTTPCase) async throws { try await row.run() }

    static let cases = lists + records + queries

    private static let lists: [HTTPCase] = [
        HTTPCase(
            name: "list", path: "/api/v1/records/account", status: 200,
            mustContain: ["Harbour Foods", "Zqxsecret Holdings", #""count":{"value":2,"exact":true}"#]),
        HTTPCase(
            name: "a salesperson lists his own", actor: .ben, path: "/api/v1/records/account", status: 200,
            mustContain: ["Harbour Foods", #""value":1"#], mustNotContain: ["Zqxsecret"]),
        HTTPCase(
            name: "his manager sees them too", actor: .cai, path: "/api/v1/records/account", status: 200, mustContain: ["Harbour Foods"]),
        HTTPCase(
            name: "who has no role sees an empty list", actor: .zoe, path: "/api/v1/records/account", status: 200,
            mustContain: [#""records":[]"#],
            mustNotContain: ["Harbour"]),
        HTTPCase(
            name: "a filter", path: "/api/v1/records/account?filter=industry%20%3D%20%22retail%22&fields=name", status: 200,
            mustContain: ["Harbour Foods"], mustNotContain: ["Zqxsecret", "industry"]),
        HTTPCase(
            name: "a plus sign in a filter is a space", path: "/api/v1/records/account?filter=industry+=+%22retail%22", status: 200,
            mustContain: ["Harbour Foods"]),
        HTTPCase(
            name: "without a count", path: "/api/v1/records/account?count=false", status: 200, mustContain: ["Harbour"],
            mustNotContain: ["count"]),
        HTTPCase(
            name: "a path through a reference", path: "/api/v1/records/account?fields=name,owner.email&sort=-owner.email", status: 200,
            mustContain: ["ben@example.com", "ada@example.com"]),
        HTTPCase(name: "the trash is empty", path: "/api/v1/records/account?trash=true", status: 200, mustContain: [#""records":[]"#]),
        HTTPCase(
            name: "a misspelt parameter", path: "/api/v1/records/account?fliter=x", status: 400,
            mustContain: ["unknown_parameter", "fliter", "filter"]),
        HTTPCase(
            name: "a parameter twice", path: "/api/v1/records/account?limit=1&limit=2", status: 400, mustContain: ["parameter_repeated"]),
        HTTPCase(name: "a limit of nothing", path: "/api/v1/records/account?limit=0", status: 400, mustContain: ["limit_out_of_range"]),
        HTTPCase(name: "a limit that is no number", path: "/api/v1/records/account?limit=ten", status: 400, mustContain: ["not_a_number"]),
        HTTPCase(
            name: "a limit past the largest", path: "/api/v1/records/account?limit=100000", status: 400, mustContain: ["limit_out_of_range"]
        ),
        HTTPCase(name: "a flag that is neither", path: "/api/v1/records/account?count=yes", status: 400, mustContain: ["not_a_boolean"]),
        HTTPCase(name: "a cursor nobody gave", path: "/api/v1/records/account?cursor=abc", status: 400, mustContain: ["cursor_invalid"]),
        HTTPCase(
            name: "a filter on a field that is not there", path: "/api/v1/records/account?filter=industri%20%3D%20%22x%22", status: 400,
            mustContain: ["industry"]),
        HTTPCase(
            name: "a sort by a field that is not there", path: "/api/v1/records/account?sort=nmae", status: 400,
            mustContain: ["unknown_field", "name"]),
        HTTPCase(
            name: "a field that is not there", path: "/api/v1/records/account?fields=nmae", status: 400, mustContain: ["unknown_field"]),
        HTTPCase(
            name: "a secret field cannot be asked for", path: "/api/v1/records/user?fields=passwordHash", status: 400,
            mustContain: ["unknown_field"],
            mustNotContain: ["scrypt"]),
        HTTPCase(
            name: "nor filtered by", path: "/api/v1/records/user?filter=passwordHash%20!%3D%20null", status: 400, mustNotContain: ["scrypt"]
        ),
        HTTPCase(name: "nor sorted by", path: "/api/v1/records/user?sort=passwordHash", status: 400, mustContain: ["unknown_field"]),
        HTTPCase(
            name: "a secret behind a reference", path: "/api/v1/records/account?fields=owner.passwordHash", status: 400,
            mustNotContain: ["scrypt"]),
    ]

    private static let records: [HTTPCase] = [
        HTTPCase(
            name: "one record", actor: .ben, path: "/api/v1/records/account/{account}", status: 200,
            mustContain: [#""name":"Harbour Foods""#, #""version":1"#], mustHave: ["ETag": "\"1-", "Cache-Control": "private"]),
        HTTPCase(
            name: "some of its fields", actor: .ben, path: "/api/v1/records/account/{account}?fields=name", status: 200,
            mustContain: [#""name":"Harbour Foods""#, #""id":"#, #""version":"#], mustNotContain: ["industry"]),
        HTTPCase(
            name: "one out of sight", actor: .ben, path: "/api/v1/records/account/{secretAccount}", status: 404,
            mustNotContain: ["Zqxsecret"]),
        HTTPCase(
            name: "one that never was", path: "/api/v1/records/account/0192aaaa-bbbb-7ccc-8ddd-eeeeffff0001", status: 404,
            mustContain: ["not_found"]),
        HTTPCase(name: "no user's password", path: "/api/v1/records/user/{ada}", status: 200, mustNotContain: ["scrypt", "passwordHash"]),
    ]

    private static let queries: [HTTPCase] = [
        HTTPCase(
            name: "a query in a body", method: .post, path: "/api/v1/records/account/query",
            body: #"{"filter": "industry = \"retail\"", "fields": ["name"], "sort": ["-name"], "limit": 10, "count": false}"#, status: 200,
            mustContain: ["Harbour Foods"], mustNotContain: ["Zqxsecret", "count"]),
        HTTPCase(
            name: "groups", method: .post, path: "/api/v1/records/account/query",
            body: #"{"groupBy": ["industry"], "measures": ["count()"]}"#,
            status: 200, mustContain: [#"{"key":["retail"],"measures":[1]}"#]),
        HTTPCase(
            name: "groups of what he sees", actor: .ben, method: .post, path: "/api/v1/records/account/query",
            body: #"{"groupBy": ["name"], "measures": ["count()", "sum(annualRevenue)"]}"#, status: 200, mustContain: ["Harbour Foods"],
            mustNotContain: ["Zqxsecret", "987654321"]),
        HTTPCase(
            name: "groups do not go with fields", method: .post, path: "/api/v1/records/account/query",
            body: #"{"groupBy": ["industry"], "fields": ["name"]}"#, status: 400, mustContain: ["not_with_groups"]),
        HTTPCase(
            name: "an unknown member", method: .post, path: "/api/v1/records/account/query", body: #"{"fliter": "x"}"#, status: 400,
            mustContain: ["unknown_parameter"]),
        HTTPCase(
            name: "a member of the wrong type", method: .post, path: "/api/v1/records/account/query", body: #"{"fields": "name"}"#,
            status: 400,
            mustContain: ["wrong_type"]),
        HTTPCase(
            name: "a query that is no object", method: .post, path: "/api/v1/records/account/query", body: "[]", status: 400,
            mustContain: ["input_not_object"]),
    ]

    @Test func `pages follow each other without repeating or losing a record`() async throws {
        try await EdgeApp.with { edge in
            for number in 0..<7 { try await edge.app.create("account", #"{"name": "Page \#(number)"}"#) }
            var names = [String]()
            var cursor: String?
            repeat {
                let place = cursor.map { "&cursor=\($0)" } ?? ""
                let page = try await edge.json(.get, "/api/v1/records/account?sort=name&limit=4\(place)")
                names += page.json["records"]?.array?.compactMap { $0["name"]?.string } ?? []
                cursor = page.json["nextCursor"]?.string
            } while cursor != nil
            #expect(names == ["Harbour Foods"] + (0..<7).map { "Page \($0)" } + ["Zqxsecret Holdings"])
            let other = try await edge.json(.get, "/api/v1/records/account?sort=name&limit=4")
            let moved = try await edge.json(.get, "/api/v1/records/account?sort=-name&cursor=\(other.json["nextCursor"]?.string ?? "")")
            #expect(moved.status == 400 && moved.json["code"] == "cursor_invalid")
        }
    }

    @Test func `what is in the trash is read there and nowhere else`() async throws {
        try await EdgeApp.with { edge in
            let path = edge.fixture.filled("/api/v1/records/account/{account}")
            _ = try await edge.send(.delete, path)
            #expect(try await edge.send(.get, path).status.code == 404)
            #expect(try await edge.send(.get, path + "?trash=true").text.contains("Harbour Foods"))
            #expect(try await edge.send(.get, "/api/v1/records/account?trash=true").text.contains("Harbour Foods"))
        }
    }
}
