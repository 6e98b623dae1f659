import HTTPTypes
import MartletKernel
import Testing

@testable import MartletHTTP

// Also tests: QueryString, FormBody, WriteRequest, Route, EntityTag, SessionCookie, FileRoutes
@Suite struct RequestReadingTests {
    @Test func `a query string is decoded as browsers encode it`() throws {
        let query = try QueryString("a=1+2%2B3&b=%E4%B8%AD&c=&d", allowing: ["a", "b", "c", "d"])
        #expect(query["a"] == "1 2+3" && query["b"] == "中" && query["c"] == "" && query["d"] == "" && query["e"] == nil)
        #expect(try QueryString("l=a,%20b,,c", allowing: ["l"]).list("l") == ["a", "b", "c"])
    }

    @Test(arguments: ["a=%", "a=%4", "a=%zz", "a=%C3%28", "%FF=1"]) func `a broken encoding is refused`(text: String) {
        #expect(throws: Problem.self) { try QueryString(text, allowing: ["a"]) }
        #expect(throws: Problem.self) { try FormBody.parse(text) }
    }

    @Test func `versions are read out of tags and nothing else`() throws {
        #expect(try WriteRequest.version("\"3\"") == 3)
        #expect(try WriteRequest.version("\"3-9f86d081884c7d65\"") == 3)
        #expect(try WriteRequest.version("W/\"3\"") == 3)
        #expect(try WriteRequest.version("*") == nil)
        #expect(try WriteRequest.version(nil) == nil)
        for wrong in ["3", "\"\"", "\"x\"", "\"0\"", "\"-1\"", "\"3\", \"4\"", "\"99999999999999999999\""] {
            #expect(throws: Problem.self, "\(wrong)") { try WriteRequest.version(wrong) }
        }
    }

    @Test func `a tag changes with what is shown, not only with the version`() {
        let one = Array(#"{"id":"x","version":12,"sum":1}"#.utf8)
        let two = Array(#"{"id":"x","version":12,"sum":2}"#.utf8)
        #expect(EntityTag.ofRecord(one).hasPrefix("\"12-") && EntityTag.ofRecord(one) != EntityTag.ofRecord(two))
        // The published value of FNV-1a for "a".
        #expect(EntityTag.digest(Array("a".utf8)) == "af63dc4c8601ec8c")
    }

    @Test func `the methods of a path are known whatever stands in its places`() {
        let answer: Route.Answering = { _, _ in .json(.null) }
        let table = RouteTable([
            Route(.get, "/records/{object}", answer: answer), Route(.post, "/records/{object}", answer: answer),
            Route(.get, "/records/{object}/{id}", answer: answer),
        ])
        #expect(table.methods(of: "/records/account") == ["GET", "HEAD", "POST"])
        #expect(table.methods(of: "/records/account/7/") == ["GET", "HEAD"])
        #expect(table.methods(of: "/records") == [] && table.methods(of: "/") == [])
    }

    @Test func `the cookie is out of reach for scripts and other sites`() {
        let start = Instant(milliseconds: 0)
        let header = SessionCookie.header("ms_x", until: Instant(milliseconds: 60_000), now: start, isSecure: true)
        #expect(header == "martlet_session=ms_x; Path=/; Max-Age=60; HttpOnly; SameSite=Lax; Secure")
        #expect(SessionCookie.ended(isSecure: false) == "martlet_session=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax")
    }

    @Test func `a file's name cannot leave its header`() {
        let header = FileRoutes.disposition("a\"b\r\nX: y\\中.txt")
        #expect(!header.contains("\r") && !header.contains("\n"))
        #expect(header == "attachment; filename=\"a_b__X: y__.txt\"; filename*=UTF-8''a%22b%0D%0AX%3A%20y%5C%E4%B8%AD.txt")
    }
}
