import HTTPTypes
import HummingbirdTesting
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletTestSupport
import Testing

/// Generated: somebody without a role and a salesperson ask everything there is to ask about every object, and nothing they get
/// holds what ada keeps to herself. A value that may not be seen cannot be found out by filtering, sorting or grouping either.
@Suite struct LeakTests {
    @Test(arguments: [TestApp.Person.zoe, .ben]) func `no endpoint shows what may not be seen`(person: TestApp.Person) async throws {
        try await EdgeApp.with { edge in
            var asked = 0
            for (method, path, body) in LeakTests.requests(edge) {
                let answer = try await edge.send(method, path, as: person, body: body)
                asked += 1
                for marker in LeakTests.markers
                where answer.text.contains(marker) && !path.contains(marker) && body?.contains(marker) != true {
                    Issue.record("\(person) reads \(marker) at \(method) \(path) \(body ?? ""): \(answer.text.prefix(300))")
                }
                #expect(answer.status.code < 500, "\(method) \(path): \(answer.text.prefix(200))")
            }
            #expect(asked > 400)
            print("leak test: \(person.rawValue) asked \(asked) times")
        }
    }

    private static let markers = [EdgeFixture.secret, "987654321", "13977776666", "scrypt$"]

    private static func requests(_ edge: EdgeApp) -> [(HTTPRequest.Method, String, String?)] {
        let secrets = edge.fixture.ids.filter { $0.key.hasPrefix("secret") }.values.sorted()
        var requests: [(HTTPRequest.Method, String, String?)] = [
            (.get, "/api/v1/objects", nil), (.get, "/openapi.json", nil), (.get, "/api/v1/changes?limit=1000", nil),
            (.get, "/api/v1/events?until=end", nil), (.get, "/", nil), (.get, "/docs", nil),
        ]
        for object in edge.app.engine.schema.objects {
            let path = "/api/v1/records/\(object.name)"
            requests += [
                (.get, path, nil), (.get, path + "?trash=true", nil), (.get, path + "?limit=1000&count=true", nil),
                (.get, "/api/v1/objects/\(object.name)", nil), (.post, path + "/query", #"{"limit": 1000}"#),
            ]
            requests += fields(of: object, path)
            for id in secrets { requests += about(id, object: object.name, path) }
        }
        for action in edge.app.engine.actions.actions { requests.append((.post, "/api/v1/actions/\(action.name)", "{}")) }
        return requests
    }

    private static func fields(of object: ObjectSchema, _ path: String) -> [(HTTPRequest.Method, String, String?)] {
        object.fields.flatMap { field -> [(HTTPRequest.Method, String, String?)] in
            let group = JSON.members(["groupBy": [.string(field.name)], "measures": ["count()"]]).description
            let extremes = JSON.members(["groupBy": [], "measures": [.string("min(\(field.name))"), .string("max(\(field.name))")]])
                .description
            return [
                (.get, path + "?fields=\(field.name)&sort=\(field.name)", nil),
                (.get, path + "?fields=owner.name,\(field.name)&sort=-\(field.name)", nil),
                (.post, path + "/query", group), (.post, path + "/query", extremes),
            ]
        }
    }

    private static func about(_ id: String, object: String, _ path: String) -> [(HTTPRequest.Method, String, String?)] {
        let named = #"{"object": "\#(object)", "id": "\#(id)""#
        return [
            (.get, "\(path)/\(id)", nil), (.get, "\(path)/\(id)/history", nil), (.get, "\(path)/\(id)/timeline", nil),
            (.get, "/api/v1/files/\(id)", nil),
            (.patch, "\(path)/\(id)?dryRun=true", #"{"owner": null}"#), (.delete, "\(path)/\(id)?dryRun=true", nil),
            (.post, "/api/v1/actions/access.explain", named + "}"), (.post, "/api/v1/actions/record.restore?dryRun=true", named + "}"),
            (.post, "/api/v1/actions/record.asOf", #"{"object": "\#(object)", "ids": ["\#(id)"], "at": "2030-01-01T00:00:00Z"}"#),
            (.post, "/api/v1/actions/field.reveal", named + #", "field": "name"}"#),
            (.post, "/api/v1/actions/record.transfer?dryRun=true", named + #", "owner": "\#(TestApp.Person.zoe.id)"}"#),
        ]
    }

    @Test(arguments: [
        #"name = "Zqxsecret Holdings""#, #"startsWith(name, "Zqx")"#, #"contains(description, "plan")"#, "annualRevenue > 1",
        #"contains(tags, "Zqxsecret")"#, #"any(activities, subject = "Zqxsecret call")"#,
    ])
    func `guessing by a filter finds nothing`(filter: String) async throws {
        try await EdgeApp.with { edge in
            let body = JSON.members(["filter": .string(filter)]).description
            let seen = try await edge.json(.post, "/api/v1/records/account/query", as: .ada, body: body)
            #expect(seen.json["records"]?.array?.count == 1, "\(seen.response.text)")
            for person in [TestApp.Person.ben, .zoe] {
                let answer = try await edge.json(.post, "/api/v1/records/account/query", as: person, body: body)
                #expect(answer.status == 200 && answer.json["records"] == [] && answer.json["count"]?["value"] == 0)
            }
        }
    }

    /// A field that a role hides is no way round either: not named, not filtered, not sorted, not summed, not in history.
    @Test func `a hidden field is found out by no question`() async throws {
        try await EdgeApp.with { edge in
            try await LeakTests.hide("annualRevenue", from: .ben, edge)
            let path = edge.fixture.filled("/api/v1/records/account/{account}")
            _ = try await edge.send(.patch, path, body: #"{"annualRevenue": 777000111}"#)
            _ = try await edge.send(.patch, path, body: #"{"annualRevenue": 777000222}"#)
            let list = "/api/v1/records/account"
            for (method, path, body) in [
                (.get, path, nil), (.get, path + "/history", nil), (.get, list, nil), (.get, list + "?sort=annualRevenue", nil),
                (.get, "/api/v1/changes", nil), (.get, "/api/v1/objects/account", nil),
                (.get, "/api/v1/events?until=end&after=\(edge.start)", nil),
                (.post, list + "/query", #"{"groupBy": ["annualRevenue"], "measures": ["count()"]}"#),
                (.post, list + "/query", #"{"groupBy": [], "measures": ["sum(annualRevenue)", "max(annualRevenue)"]}"#),
                (
                    .post, "/api/v1/actions/record.asOf",
                    #"{"object": "account", "ids": ["\#(edge.fixture.filled("{account}"))"], "at": "2030-01-01T00:00:00Z"}"#
                ),
                (.patch, path, #"{"shortName": "B"}"#),
            ] as [(HTTPRequest.Method, String, String?)] {
                let answer = try await edge.send(method, path, as: .ben, body: body)
                #expect(!answer.text.contains("777000"), "\(method) \(path): \(answer.text.prefix(300))")
                #expect(answer.status.code < 500)
            }
            let guess = try await edge.json(.post, list + "/query", as: .ben, body: #"{"filter": "annualRevenue > 1"}"#)
            #expect(guess.json["count"]?["value"] == 0)
            let written = try await edge.json(.patch, path, as: .ben, body: #"{"annualRevenue": 5}"#)
            #expect(written.status == 422 || written.status == 400)
        }
    }

    private static func hide(_ field: String, from person: TestApp.Person, _ edge: EdgeApp) async throws {
        let roles = try await edge.json(.get, "/api/v1/records/role?filter=code%20%3D%20%22salesperson%22")
        let role = roles.json["records"]?.array?.first
        let id = role?["id"]?.string ?? ""
        var grants = role?["grants"]?.object ?? []
        grants.append(JSON.Member("fields", [.members(["object": "account", "field": .string(field), "mode": "hide"])]))
        let body = JSON.members(["grants": .object(grants)]).description
        let answer = try await edge.send(.patch, "/api/v1/records/role/\(id)", body: body)
        #expect(answer.status.code == 200, "\(answer.text)")
    }
}
