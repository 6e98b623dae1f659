import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// Makes a database ready and opens the workspace in it: migrations, tables from definitions, what a new workspace begins with.
package struct WorkspaceSetup: Sendable {
    private let features: [Feature]
    private let phones: any PhoneNumbers
    private let clock: any WallClock
    private let random: any RandomSource

    package init(features: [Feature], phones: any PhoneNumbers, clock: any WallClock, random: any RandomSource) {
        self.features = features
        self.phones = phones
        self.clock = clock
        self.random = random
    }

    private var migrator: Migrator { Migrator(SystemTables.migrations + features.flatMap(\.migrations)) }

    /// Ids of migrations the database lacks; not empty for a new one.
    /// - Throws: `StorageError.unusable` for a database of a newer release.
    package func pending(in database: any Database) async throws -> [String] {
        let migrator = migrator
        return try await database.writeAlone { try migrator.pending(in: $0) }
    }

    /// Brings the database up to this release, in one transaction: it is wholly done or not at all.
    package func migrate(_ database: any Database) async throws -> [String] {
        let schema = try Schema(Engine.definitions(of: features))
        let migrator = migrator
        let now = clock.now()
        let random = random
        return try await database.writeAlone { connection in
            // Two processes that start together must not both build the tables.
            if connection.dialect == .postgres { try connection.query("SELECT pg_advisory_xact_lock(5568302)") { _ in true } }
            let applied = try migrator.apply(in: connection, at: now)
            try SchemaSync(schema).run(in: connection)
            if try !connection.exists("SELECT 1 FROM log_state") {
                let epoch = RecordID.make(at: now, random: random).description
                try connection.execute("INSERT INTO log_state (epoch) VALUES (\(epoch))")
            }
            return applied
        }
    }

    /// The workspace, its database brought up to date.
    package func open(_ database: any Database) async throws -> Engine {
        _ = try await migrate(database)
        let phones = phones
        let source = EnvironmentSource(objects: ["setting", "workingCalendar", "calendarDay"]) { connection in
            try WorkspaceSettings.read(from: connection).environment(phones: phones, calendar: StoredCalendar.read(from: connection))
        }
        let environment = try await database.read { try source.load($0) }
        let engine = try Engine(
            database: database, features: features, environment: environment, source: source, clock: clock, random: random)
        try await FirstContent(engine: engine).add()
        return engine
    }
}
