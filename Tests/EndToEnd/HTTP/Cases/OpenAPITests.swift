import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

@testable import MartletHTTP

// Also tests: OpenAPIDocument, OpenAPIRoutes, PathItem, SharedSchemas, RecordSchemas, RecordPaths, ActionPaths, FixedPaths
@Suite struct OpenAPITests {
    @Test func `every route of the API is described, and nothing that is not there`() async throws {
        try await EdgeApp.with { edge in
            let document = try await edge.json(.get, "/openapi.json")
            #expect(document.status == 200 && document.json["openapi"] == "3.1.0")
            var described = Set<String>()
            for path in document.json["paths"]?.object ?? [] {
                for operation in path.value.object ?? [] { described.insert(operation.name.uppercased() + " " + path.name) }
            }
            let objects = edge.app.engine.schema.objects
            for route in edge.server.routes where route.path.hasPrefix("/api/") {
                let method = route.method.rawValue
                let paths: [String] =
                    if route.path.hasPrefix("/api/v1/records/") {
                        objects.filter { OpenAPITests.hasRoute($0.name, route, edge) }.map {
                            route.path.replacing("{object}", with: $0.name)
                        }
                    } else if route.path.contains("{name}") {
                        edge.app.engine.actions.actions.map { route.path.replacing("{name}", with: $0.name) }
                    } else {
                        [route.path]
                    }
                for path in paths { #expect(described.remove(method + " " + path) != nil, "\(method) \(path) is not described") }
            }
            described.subtract(["GET /healthz", "GET /readyz"])
            #expect(described.isEmpty, "\(described.sorted())")
        }
    }

    /// What is written by actions only has no generic write; what is only added to is not changed.
    private static func hasRoute(_ object: String, _ route: Route, _ edge: EdgeApp) -> Bool {
        guard let definition = edge.app.engine.schema.object(object)?.definition else { return false }
        let isQuery = route.method == .get || route.path.hasSuffix("/query")
        if isQuery { return true }
        guard definition.writing == .open else { return false }
        return route.method == .post || !definition.isAppendOnly
    }

    @Test func `operations have names of their own and references lead somewhere`() async throws {
        try await EdgeApp.with { edge in
            let document = try await edge.json(.get, "/openapi.json")
            var names = [String]()
            for path in document.json["paths"]?.object ?? [] {
                names += (path.value.object ?? []).compactMap { $0.value["operationId"]?.string }
            }
            #expect(names.count > 100 && Set(names).count == names.count)
            var missing = Set<String>()
            OpenAPITests.references(in: document.json) { reference in
                var node: JSON? = document.json
                for part in reference.split(separator: "/").dropFirst() { node = node?[String(part)] }
                if node == nil { missing.insert(reference) }
            }
            #expect(missing.isEmpty, "\(missing)")
        }
    }

    private static func references(in json: JSON, _ visit: (String) -> Void) {
        for member in json.object ?? [] {
            if member.name == "$ref", let reference = member.value.string { visit(reference) }
            references(in: member.value, visit)
        }
        for element in json.array ?? [] { references(in: element, visit) }
    }

    @Test func `labels stand in both languages, titles in the caller's`() async throws {
        try await EdgeApp.with { edge in
            let english = try await edge.json(.get, "/openapi.json", headers: ["Accept-Language": "en"])
            let chinese = try await edge.json(.get, "/openapi.json", headers: ["Accept-Language": "zh-CN"])
            func account(_ json: JSON) -> JSON? { json["components"]?["schemas"]?["account"] }
            #expect(account(english.json)?["title"] == "Account" && account(chinese.json)?["title"] == "客户")
            #expect(account(english.json)?["x-labels"]?["zh"] == "客户")
            #expect(account(english.json)?["properties"]?["passwordHash"] == nil)
            #expect(!english.response.text.contains("passwordHash") && !english.response.text.contains("tokenDigest"))
        }
    }

    @Test func `the document is for those who are signed in`() async throws {
        try await EdgeApp.with { edge async throws -> Void in
            #expect(try await edge.send(.get, "/openapi.json", as: nil).status.code == 401)
            #expect(openAPIDocument(of: edge.app.engine, language: .english, version: "1", server: "/")["info"]?["version"] == "1")
        }
    }
}
