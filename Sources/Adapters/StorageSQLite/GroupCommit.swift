import Dispatch
import MartletStorage

/// The writer: takes the writes that wait into one transaction, a savepoint each, so that many share one sync of the
/// disk and a failing one is undone alone.
///
/// When SQLite drops the whole transaction (an interrupted update, a full disk, an I/O error) or `COMMIT` fails,
/// nothing of the group is on disk; its members run again, each in a transaction of its own, and each hears its own
/// answer. Nobody is answered before his write is on disk. Runs on its own thread.
struct GroupCommit {
    struct Limits: Sendable {
        /// A group ends after so many writes, or after so long, whichever is first.
        var mostWrites = 64
        var longest = Duration.milliseconds(50)
        /// How long one grouped write may take, since everybody waits for it. A write alone has no limit.
        var write = Duration.seconds(20)
    }

    private typealias Answer = @Sendable () -> Void
    /// Ends the transaction of a group that cannot go on.
    private struct GroupLost: Error {
        /// The error of a member that ran into its time limit: running it again would only cost that time again.
        var timedOut: (position: Int, error: any Error)?
    }

    private let connection: SQLiteConnection
    private let deadline: Deadline
    private let writes: WorkQueue<PendingWrite>
    private let commits: CommitSignal
    private let limits: Limits

    /// Taken from the queue, but of no group.
    private var held: PendingWrite?
    private var lastSize = 1
    private var lastCommit = Duration.zero

    init(
        connection: SQLiteConnection, deadline: Deadline, writes: WorkQueue<PendingWrite>, commits: CommitSignal,
        limits: Limits
    ) {
        self.connection = connection
        self.deadline = deadline
        self.writes = writes
        self.commits = commits
        self.limits = limits
    }

    /// Serves until the queue is closed and empty.
    mutating func run() {
        while let next = held ?? writes.next() {
            held = nil
            switch next.kind {
            case .grouped: commitGroup(startingWith: next)
            case .alone: commitAlone(next, limit: nil)
            case .reading(let limit): read(next, limit: limit)
            }
        }
    }

    private mutating func commitGroup(startingWith first: PendingWrite) {
        var members = [PendingWrite]()
        var outcomes = [Result<Answer, any Error>]()
        var bodiesEnd = ContinuousClock.now
        do {
            try connection.transaction("BEGIN IMMEDIATE") {
                try fill(startingWith: first, &members, &outcomes)
                bodiesEnd = .now
            }
            lastCommit = bodiesEnd.duration(to: .now)
            lastSize = members.count
            settle(members, outcomes)
        } catch {
            lastSize = 1
            rerun(members.isEmpty ? [first] : members, after: error)
        }
    }

    /// Runs `first`, then whatever waits, then whatever arrives while company is worth waiting for.
    private mutating func fill(
        startingWith first: PendingWrite, _ members: inout [PendingWrite], _ outcomes: inout [Result<Answer, any Error>]
    ) throws {
        let start = ContinuousClock.now
        var companyUntil: DispatchTime?
        var next: PendingWrite? = first
        while let write = next {
            guard write.kind == .grouped else {
                held = write
                return
            }
            members.append(write)
            outcomes.append(try attempt(write, at: members.count - 1))
            guard members.count < limits.mostWrites, start.duration(to: .now) < limits.longest else { return }
            next = writes.next(before: .now())
            if next == nil, lastSize > 1 {
                // One wait per group: 15 % of a commit costs little if nobody comes and saves a sync if somebody does.
                let until = companyUntil ?? .now() + .nanoseconds(Int(lastCommit.nanoseconds * 15 / 100))
                companyUntil = until
                next = writes.next(before: until)
            }
        }
    }

    private func attempt(_ write: PendingWrite, at position: Int) throws -> Result<Answer, any Error> {
        do {
            let answer = try connection.savepoint {
                try deadline.within(limits.write) { try write.attempt(connection) }
            }
            return .success(answer)
        } catch {
            guard connection.isInAutocommit else { return .failure(error) }
            let timedOut = error as? StorageError == .timedOut
            throw GroupLost(timedOut: timedOut ? (position, error) : nil)
        }
    }

    private func rerun(_ members: [PendingWrite], after error: any Error) {
        // `BEGIN` or `COMMIT` of a lone write failed: the same again would fail the same.
        if members.count == 1, !(error is GroupLost) { return members[0].fail(error) }
        let timedOut = (error as? GroupLost)?.timedOut
        for (position, member) in members.enumerated() {
            if let timedOut, timedOut.position == position {
                member.fail(timedOut.error)
            } else {
                commitAlone(member, limit: limits.write)
            }
        }
    }

    private func commitAlone(_ write: PendingWrite, limit: Duration?) {
        do {
            let answer = try connection.transaction("BEGIN IMMEDIATE") {
                try deadline.within(limit) { try write.attempt(connection) }
            }
            settle([write], [.success(answer)])
        } catch {
            write.fail(error)
        }
    }

    private func settle(_ members: [PendingWrite], _ outcomes: [Result<Answer, any Error>]) {
        var hasCommitted = false
        for (member, outcome) in zip(members, outcomes) {
            switch outcome {
            case .success(let answer):
                hasCommitted = true
                answer()
            case .failure(let error): member.fail(error)
            }
        }
        if hasCommitted { commits.announce() }
    }

    private func read(_ read: PendingWrite, limit: Duration) {
        do {
            try connection.execute("PRAGMA query_only = 1")
            defer { _ = try? connection.execute("PRAGMA query_only = 0") }
            let answer = try connection.transaction("BEGIN") {
                try deadline.within(limit) { try read.attempt(connection) }
            }
            answer()
        } catch {
            read.fail(error)
        }
    }
}
