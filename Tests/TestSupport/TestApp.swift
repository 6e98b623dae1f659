import Foundation
import MartletAccess
import MartletCustomers
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletPhoneNumbers
import MartletRecords
import MartletSales
import MartletStorage
import MartletStorageSQLite
import MartletWorkspace
import Synchronization

/// A whole workspace for one test: the real pipeline on a real database, with a clock that stands still and seeded randomness.
package final class TestApp: Sendable {
    package let engine: Engine
    package let clock: TestClock
    private let dispose: @Sendable () async -> Void

    /// The people of every test company. All have the password `correct horse battery`.
    package enum Person: String, CaseIterable, Sendable {
        /// Administrator.
        case ada
        /// Salesperson: his own records only. Reports to cai.
        case ben
        /// Sales manager of the department 华东.
        case cai
        /// Nobody gave him a role.
        case zoe

        package var id: RecordID {
            RecordID(high: 0x0190_0000_0000_7000, low: 0x8000_0000_0000_0001 + UInt64(Person.allCases.firstIndex(of: self) ?? 0))
        }
        package var email: String { rawValue + "@example.com" }
        var role: String? {
            switch self {
            case .ada: "administrator"
            case .ben: "salesperson"
            case .cai: "salesManager"
            case .zoe: nil
            }
        }
    }

    package static let password = "correct horse battery"
    package static let features = [WorkspaceFeature.feature, CustomersFeature.feature, SalesFeature.feature]
    /// 2026-03-05T02:00:00Z, a Thursday morning in Shanghai.
    package static let start = Instant(milliseconds: 1_772_676_000_000)

    private init(engine: Engine, clock: TestClock, dispose: @escaping @Sendable () async -> Void) {
        self.engine = engine
        self.clock = clock
        self.dispose = dispose
    }

    /// On SQLite in memory, copied from a template in a millisecond.
    /// - Parameter features: further ones, whose objects the test needs.
    package static func make(adding features: [Feature] = []) async throws -> TestApp {
        let database = try SQLiteDatabase.inMemory(content: try await template(adding: features), functions: ExpressionFunctions.all)
        return try await make(on: database, adding: features, isNew: false) { await database.close() }
    }

    /// On one of the databases a conformance case runs on.
    package static func make(on kind: TestDatabases, adding features: [Feature] = []) async throws -> TestApp {
        switch kind {
        case .sqlite:
            let folder = try TestFolder()
            let path = folder.path + "/test.db"
            try await file(adding: features).write(to: URL(filePath: path))
            let database = try await SQLiteDatabase.open(path: path, functions: ExpressionFunctions.all, readers: 2)
            return try await make(on: database, adding: features, isNew: false) {
                await database.close()
                folder.remove()
            }
        case .postgres:
            let fresh = try await TestPostgres.open(
                template: "workspace " + features.map(\.name).joined(separator: ","), functions: ExpressionFunctions.all
            ) {
                _ = try await make(on: $0, adding: features, isNew: true) {}
            }
            return try await make(on: fresh.database, adding: features, isNew: false) { await fresh.dispose() }
        }
    }

    private static func make(
        on database: any Database, adding others: [Feature], isNew: Bool, _ dispose: @escaping @Sendable () async -> Void
    ) async throws -> TestApp {
        let features = features + others
        let clock = TestClock(start)
        let setup = WorkspaceSetup(features: features, phones: LibPhoneNumber(), clock: clock, random: SeededSource(seed: isNew ? 7 : 8))
        let engine = try await setup.open(database)
        let app = TestApp(engine: engine, clock: clock, dispose: dispose)
        if isNew { try await app.addPeople() }
        return app
    }

    private static let templates = Mutex<[[String]: Task<[UInt8], any Error>]>([:])

    private static func template(adding features: [Feature]) async throws -> [UInt8] {
        let template = templates.withLock { templates in
            if let known = templates[features.map(\.name)] { return known }
            let made = Task {
                let database = try SQLiteDatabase.inMemory(functions: ExpressionFunctions.all)
                _ = try await make(on: database, adding: features, isNew: true) {}
                let content = try await database.content()
                await database.close()
                return content
            }
            templates[features.map(\.name)] = made
            return made
        }
        return try await template.value
    }

    private static let files = Mutex<[[String]: Task<Data, any Error>]>([:])

    /// The same as a file, whose header says that it is Martlet's.
    private static func file(adding features: [Feature]) async throws -> Data {
        let file = files.withLock { files in
            if let known = files[features.map(\.name)] { return known }
            let made = Task {
                let folder = try TestFolder()
                defer { folder.remove() }
                let path = folder.path + "/template.db"
                let database = try await SQLiteDatabase.open(path: path, functions: ExpressionFunctions.all, readers: 1)
                _ = try await make(on: database, adding: features, isNew: true) {}
                await database.close()
                return try Data(contentsOf: URL(filePath: path))
            }
            files[features.map(\.name)] = made
            return made
        }
        return try await file.value
    }

    private func addPeople() async throws {
        let hash = try PasswordHash.make(TestApp.password, random: SeededSource(seed: 1))
        _ = try await engine.write(as: .system(), name: "test.people") { tx in
            let department = try tx.create("department", RecordInput(["name": .text("华东")]))
            for person in Person.allCases {
                let role = try person.role.map { code in
                    try tx.connection.first("SELECT id FROM roles WHERE code = \(code)") { $0.id(0) } ?? nil
                }
                try tx.create(
                    "user",
                    RecordInput([
                        "id": .id(person.id), "name": .text(person.rawValue), "email": .text(person.email),
                        "roles": role.flatMap(\.self).map { .list([.id($0)]) } ?? .null, "passwordHash": .text(hash),
                        "language": .text("en"),
                        "department": person == .zoe ? .null : .id(department.id),
                    ]), by: .rule)
            }
            try tx.update("user", Person.ben.id, RecordInput(["manager": .id(Person.cai.id)]), by: .rule)
        }
    }

    package func close() async { await dispose() }

    package func actor(_ person: Person, channel: Actor.Channel = .api) -> Actor { .user(person.id, channel: channel, language: .english) }

    /// Writes as that person and gives what the closure gave.
    @discardableResult
    package func write<Result: Sendable>(
        _ person: Person, _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        try await engine.write(as: actor(person), name: "test", body).result
    }

    package func read<Result: Sendable>(_ person: Person, _ body: @escaping @Sendable (Transaction) throws -> Result) async throws -> Result
    {
        try await engine.read(as: actor(person), body)
    }

    /// Creates a record as that person from JSON text, as the API would.
    @discardableResult
    package func create(_ object: String, _ json: String, as person: Person = .ada) async throws -> RecordID {
        try await write(person) { tx in
            let schema = try tx.schema.require(object)
            return try tx.create(object, RecordInput(json: JSONParser.parse(json.utf8), of: schema, in: tx.schema)).id
        }
    }

    @discardableResult
    package func update(_ object: String, _ id: RecordID, _ json: String, base: Int64? = nil, as person: Person = .ada) async throws
        -> Int64
    {
        try await write(person) { tx in
            let schema = try tx.schema.require(object)
            return try tx.update(object, id, RecordInput(json: JSONParser.parse(json.utf8), of: schema, in: tx.schema), base: base).version
        }
    }

    /// The record as that person sees it.
    package func json(_ object: String, _ id: RecordID, as person: Person = .ada) async throws -> JSON {
        try JSONParser.parse(try await read(person) { try $0.json(of: id, object: object) })
    }

    /// A list's answer.
    package func list(_ query: RecordQuery, as person: Person = .ada) async throws -> JSON {
        try JSONParser.parse(try await read(person) { try $0.list(query) })
    }

    /// Kinds and names logged since a place, oldest first: `account created`, `session.started`.
    package func logged(after place: String) async throws -> [String] {
        try await read(.ada) { try ChangeFeed(tx: $0).page(after: place, limit: 1000) }.items.map { item in
            item.json["event"]?.string ?? "\(item.json["object"]?.string ?? "") \(item.json["kind"]?.string ?? "")"
        }
    }

    package func logEnd() async throws -> String { try await read(.ada) { try ChangeFeed(tx: $0).end() }.text }
}

/// A clock that moves when a test says so.
package final class TestClock: WallClock {
    private let instant: Mutex<Instant>

    package init(_ start: Instant) { instant = Mutex(start) }

    package func now() -> Instant { instant.withLock { $0 } }
    package func advance(milliseconds: Int64) { instant.withLock { $0 = $0.advanced(byMilliseconds: milliseconds) } }
    package func advance(days: Int64) { advance(milliseconds: days * 86_400_000) }
}

/// Runs a body that must be refused and gives the problem.
package func refused(_ body: () async throws -> Void) async throws -> Problem {
    do {
        try await body()
    } catch let problem as Problem {
        return problem
    }
    throw NotRefused()
}

package struct NotRefused: Error {}
