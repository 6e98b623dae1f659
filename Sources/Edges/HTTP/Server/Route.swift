import HTTPTypes
import Hummingbird

/// One row of the API's table: a method, a path, who may call it, how much it reads, and what answers.
struct Route: Sendable {
    enum Access: Sendable {
        case anyone
        case signedIn
    }

    typealias Answering = @Sendable (Request, EdgeContext) async throws -> Response

    let method: HTTPRequest.Method
    /// Parts in braces are variable: `/api/v1/records/{object}`.
    let path: String
    var access: Access = .signedIn
    /// Bytes of body it reads at most; 0 for none, `nil` for the server's default.
    var bodyLimit: Int?
    /// False for what lasts as long as the client stays: streams and transfers of files.
    var isTimed = true
    let answer: Answering

    init(_ method: HTTPRequest.Method, _ path: String, answer: @escaping Answering) {
        self.method = method
        self.path = path
        self.answer = answer
    }

    var open: Route { changed { $0.access = .anyone } }
    var untimed: Route { changed { $0.isTimed = false } }
    func reading(upTo bytes: Int) -> Route { changed { $0.bodyLimit = bytes } }

    private func changed(_ change: (inout Route) -> Void) -> Route {
        var copy = self
        change(&copy)
        return copy
    }
}

/// Which methods a path has, for 405 and its `Allow` (RFC 9110 §15.5.6).
struct RouteTable: Sendable {
    private let routes: [(parts: [Substring], method: HTTPRequest.Method)]

    init(_ routes: [Route]) {
        self.routes = routes.map { (RouteTable.parts($0.path[...]), $0.method) }
    }

    /// Empty for a path that no route has.
    func methods(of path: String) -> [String] {
        let asked = RouteTable.parts(path[...])
        var found = Set<String>()
        for route in routes where route.parts.count == asked.count && zip(route.parts, asked).allSatisfy({ $0 == $1 || $0.hasPrefix("{") })
        {
            found.insert(route.method.rawValue)
        }
        if found.contains("GET") { found.insert("HEAD") }
        return found.sorted()
    }

    private static func parts(_ path: Substring) -> [Substring] { path.split(separator: "/") }
}
