import MartletAccess
import MartletKernel
import MartletMetadata
import MartletStorage
import Synchronization

/// The workspace at run time: the database, the objects and actions, and the one way to read or write through them. Edges hold
/// one and translate their protocol into its two calls.
package final class Engine: Sendable {
    package let database: any Database
    package let clock: any WallClock
    package let random: any RandomSource
    package let actions: ActionCatalogue
    package let features: [Feature]
    private let model: Mutex<Model>
    private let settings: Mutex<Environment>
    private let source: EnvironmentSource
    private let reactions: [any Reaction]
    private let callers = CallerCache()
    private let turns = ReadTurns()
    let running = RunningKeys()

    /// Definitions with what is derived from them.
    private struct Model {
        let schema: Schema
        let formulas: FormulaGraph
        let checks: ParsedChecks

        init(_ schema: Schema) throws {
            self.schema = schema
            formulas = try FormulaGraph(schema)
            checks = try ParsedChecks(schema)
        }
    }

    /// - Throws: `Problem` when the features' definitions do not fit together.
    package init(
        database: any Database, features: [Feature], environment: Environment, source: EnvironmentSource, clock: any WallClock,
        random: any RandomSource
    ) throws {
        self.database = database
        self.clock = clock
        self.random = random
        self.features = features
        reactions = features.flatMap(\.reactions)
        self.source = source
        model = Mutex(try Model(Schema(Engine.definitions(of: features))))
        settings = Mutex(environment)
        actions = ActionCatalogue(RecordActions.all + features.flatMap(\.actions))
    }

    /// The objects of a workspace with these features: those of access and the features' own.
    package static func definitions(of features: [Feature]) -> [ObjectDefinition] { AccessObjects.all + features.flatMap(\.objects) }

    package var schema: Schema { model.withLock { $0.schema } }
    package var environment: Environment { settings.withLock { $0 } }

    /// Reads zone, currency, calendar and rates anew; after a write to what they come from, and at times for other processes'.
    package func reloadEnvironment() async throws {
        let source = source
        let environment = try await translatingStorage { try await self.database.read { try source.load($0) } }
        settings.withLock { $0 = environment }
    }

    /// Reads on a snapshot as that actor.
    package func read<Result: Sendable>(
        as actor: Actor, limit: Duration = .seconds(10), _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Result {
        if let user = actor.user { try await turns.take(user) }
        defer { if let user = actor.user { turns.give(user) } }
        return try await translatingStorage {
            try await self.database.read(limit: limit) { connection in
                try body(try self.transaction(on: connection, actor: actor, name: "read", undoes: nil))
            }
        }
    }

    /// Writes as that actor in one transaction, durable when this returns.
    /// - Parameter name: what was asked for, as the log will show it.
    /// - Parameter dryRun: everything is done and then undone; the result says what would have been.
    /// - Parameter alone: a transaction of its own, for work of many rows.
    package func write<Result: Sendable>(
        as actor: Actor, name: String, dryRun: Bool = false, alone: Bool = false, undoes: RecordID? = nil,
        _ body: @escaping @Sendable (Transaction) throws -> Result
    ) async throws -> Written<Result> {
        guard !actor.isReadOnly else {
            throw Problem(.forbidden, "key_read_only", zh: "该密钥只能读取。", en: "This key may only read.")
        }
        let work: @Sendable (any Connection) throws -> Written<Result> = { connection in
            let tx = try self.transaction(on: connection, actor: actor, name: name, undoes: undoes)
            let result = try body(tx)
            try tx.settle()
            let written = Written(
                result: result, operation: tx.hasChanges ? tx.operation.id : nil, duplicates: tx.duplicates, objects: tx.log.objects)
            if dryRun { throw RolledBack(written: written) }
            return written
        }
        do {
            let written = try await translatingStorage {
                alone ? try await self.database.writeAlone(work) : try await self.database.write(work)
            }
            if !written.objects.isDisjoint(with: Engine.rightsObjects) { callers.forget() }
            if !written.objects.isDisjoint(with: source.objects) { try await reloadEnvironment() }
            return written
        } catch let rolledBack as RolledBack<Result> {
            return rolledBack.written
        }
    }

    private func transaction(on connection: any Connection, actor: Actor, name: String, undoes: RecordID?) throws -> Transaction {
        let model = model.withLock { $0 }
        let now = clock.now()
        let caller = try callers.caller(for: actor, at: now) {
            try CallerLoader(connection, schema: model.schema, today: environment.zone.date(of: now)).load(actor)
        }
        let stamp = OperationStamp(
            id: RecordID.make(at: now, random: random), name: name, actor: actor.user, channel: actor.channel, undoes: undoes)
        return Transaction(
            connection: connection, schema: model.schema, caller: caller, environment: environment, now: now, random: random,
            operation: stamp, formulas: model.formulas, checks: model.checks, reactions: reactions)
    }

    /// What decides who may see what.
    private static let rightsObjects: Set<String> = ["user", "department", "membership", "team", "role", "share", "apiKey", "session"]

    /// Everyone's rights are loaded anew; called when something outside the pipeline changed them.
    package func forgetCallers() { callers.forget() }
}

/// What a write gave.
package struct Written<Result: Sendable>: Sendable {
    package let result: Result
    /// `nil` when nothing changed.
    package let operation: RecordID?
    /// Masked records that what was written probably repeats.
    package let duplicates: [DuplicateMatch]
    /// Objects whose records changed.
    package let objects: Set<String>
}

/// Where the environment is kept: the objects it is read from, and how.
package struct EnvironmentSource: Sendable {
    package let objects: Set<String>
    package let load: @Sendable (any Connection) throws -> Environment

    package init(objects: Set<String>, load: @escaping @Sendable (any Connection) throws -> Environment) {
        self.objects = objects
        self.load = load
    }
}

/// Thrown at the end of a dry run, so that the database forgets what was done.
private struct RolledBack<Result: Sendable>: Error {
    let written: Written<Result>
}

/// Turns what a database refuses into what a person can act on.
func translatingStorage<Result>(_ body: () async throws -> Result) async throws -> Result {
    do {
        return try await body()
    } catch let error as StorageError {
        throw error.problem
    }
}

/// Callers for a second at most, so that a deactivated user is out within one, and until the next write in this process.
private final class CallerCache: Sendable {
    private static let lifetime: Int64 = 1000
    private struct Entry {
        let caller: Caller
        let until: Instant
    }
    private let entries = Mutex<[Actor: Entry]>([:])

    func caller(for actor: Actor, at now: Instant, _ load: () throws -> Caller) throws -> Caller {
        if let entry = entries.withLock({ $0[actor] }), entry.until > now { return entry.caller }
        let caller = try load()
        entries.withLock {
            if $0.count > 5000 { $0.removeAll() }
            $0[actor] = Entry(caller: caller, until: now.advanced(byMilliseconds: CallerCache.lifetime))
        }
        return caller
    }

    func forget() { entries.withLock { $0.removeAll() } }
}
