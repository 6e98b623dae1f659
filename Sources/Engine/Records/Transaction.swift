import MartletAccess
import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletStorage

/// One unit of work on the records: the connection, who works, when, and under which operation. Passed to every rule, kept by
/// none; it lives as long as the closure it is given to.
package final class Transaction {
    package let connection: any Connection
    package let schema: Schema
    package let caller: Caller
    package let environment: Environment
    package let now: Instant
    package let random: any RandomSource
    package let operation: OperationStamp
    package let access: AccessRules
    let formulas: FormulaGraph
    let checks: ParsedChecks
    private let reactions: [any Reaction]
    let log: ChangeLogWriter
    /// Records whose stored formulas must be computed anew before the transaction ends.
    var stale = StaleFormulas()
    /// Masked matches found while writing, told to the caller beside the result.
    package var duplicates: [DuplicateMatch] = []

    init(
        connection: any Connection, schema: Schema, caller: Caller, environment: Environment, now: Instant, random: any RandomSource,
        operation: OperationStamp, formulas: FormulaGraph, checks: ParsedChecks, reactions: [any Reaction]
    ) {
        self.connection = connection
        self.schema = schema
        self.caller = caller
        self.environment = environment
        self.now = now
        self.random = random
        self.operation = operation
        self.formulas = formulas
        self.checks = checks
        self.reactions = reactions
        access = AccessRules(caller, schema: schema)
        log = ChangeLogWriter(connection: connection, operation: operation, now: now, random: random)
    }

    package func newID() -> RecordID { RecordID.make(at: now, random: random) }

    /// Brings about what follows from the changes so far, reactions and stored formulas, so that what is read next is how it will be.
    /// Done before every answer and before commit.
    package func settle() throws {
        try react(reactions)
        try FormulaUpkeep(tx: self).run()
    }

    /// True once something was logged; a transaction that changed nothing leaves no operation behind.
    package var hasChanges: Bool { log.count > 0 }

    var evaluation: EvaluationContext {
        EvaluationContext(
            now: now, zone: environment.zone, me: caller.me, meID: caller.actor.user, currency: environment.currency,
            calendar: environment.calendar)
    }

    /// Compiles expressions as the caller may see through them.
    var compiler: ExpressionSQL { ExpressionSQL(context: evaluation, guard: AccessGuard(access), dialect: connection.dialect) }

    /// Compiles expressions that see everything: formulas and checks hold for everyone alike, and
    /// conditions of access are complete in themselves.
    var openCompiler: ExpressionSQL { ExpressionSQL(context: evaluation, guard: OpenGuard(), dialect: connection.dialect) }

    package var fieldContext: FieldContext { environment.fieldContext(at: now) }

    /// Runs `body` so that an error undoes what it wrote and what was noted about it, and nothing else: one row of a batch, one step of
    /// an undo.
    package func savepoint<Result>(_ body: () throws -> Result) throws -> Result {
        let noted = (log.mark, stale.mark, duplicates.count)
        do {
            return try connection.savepoint(body)
        } catch {
            log.forget(after: noted.0)
            stale.forget(after: noted.1)
            duplicates.removeLast(max(0, duplicates.count - noted.2))
            throw error
        }
    }
}

/// What every entry of one operation has in common.
package struct OperationStamp: Sendable, Hashable {
    package let id: RecordID
    /// `record.create`, `operation.undo`: what was asked for.
    package let name: String
    package let actor: RecordID?
    package let channel: Actor.Channel
    /// The operation this one takes back.
    package let undoes: RecordID?

    package init(id: RecordID, name: String, actor: RecordID?, channel: Actor.Channel, undoes: RecordID? = nil) {
        self.id = id
        self.name = name
        self.actor = actor
        self.channel = channel
        self.undoes = undoes
    }
}

/// In whose name a rule writes.
package enum Authority: Sendable {
    /// The caller's: what he may not, the rule may not.
    case caller
    /// The product's: the rule itself decided that this is right, e.g. an assignment hands a record to somebody else.
    case rule
}
