internal import CLibPQ
import Foundation
import MartletStorage
import Synchronization

/// Tells other processes about commits here and hears about theirs, over one connection of its own.
///
/// `NOTIFY` inside of each write would halve their rate (the server takes a global lock to commit it), so one is sent
/// after commits, at most every 50 ms. It is a convenience: while the connection is down, waiting times out instead.
final class CommitCourier: Sendable {
    private struct State {
        var thread: DatabaseThread?
        var isClosed = false
        var hasNews = false
    }

    private static let interval: Duration = .milliseconds(50)

    private let address: ServerAddress
    private let commits: CommitSignal
    private let state = Mutex(State())
    /// A byte written to it wakes the thread, which waits for it and for the server at once.
    private let bell: Bell?

    init(_ address: ServerAddress, commits: CommitSignal) {
        self.address = address
        self.commits = commits
        bell = Bell()
    }

    /// Begins to listen, once.
    func listen() {
        guard let bell else { return }
        state.withLock { state in
            guard state.thread == nil, !state.isClosed else { return }
            state.thread = DatabaseThread("postgres-notify") { self.serve(bell) }
        }
    }

    func tellOthers() {
        listen()
        let isNew = state.withLock { state in
            defer { state.hasNews = true }
            return !state.hasNews
        }
        if isNew { bell?.ring() }
    }

    func stop() {
        state.withLock { $0.isClosed = true }
        bell?.ring()
    }

    func close() async {
        stop()
        await state.withLock { $0.thread }?.finished()
    }

    private func serve(_ bell: Bell) {
        while !state.withLock({ $0.isClosed }) {
            if let connection = try? PostgresConnection(address) {
                try? exchange(over: connection, bell)
                connection.close()
            }
            if !state.withLock({ $0.isClosed }) { bell.wait(for: nil, timeout: .seconds(1)) }
        }
    }

    /// Until the connection fails or the database closes.
    private func exchange(over connection: PostgresConnection, _ bell: Bell) throws {
        try connection.command("LISTEN martlet_commit")
        // What was committed while nobody listened.
        commits.announce()
        var lastSent = ContinuousClock.now - Self.interval
        while !state.withLock({ $0.isClosed }) {
            let pause = ContinuousClock.now.duration(to: lastSent + Self.interval)
            if pause <= .zero, takeNews() {
                try connection.command("NOTIFY martlet_commit")
                lastSent = .now
            }
            let hasNews = state.withLock { $0.hasNews }
            bell.wait(for: PQsocket(connection.handle), timeout: hasNews ? max(pause, .milliseconds(1)) : .seconds(60))
            guard PQconsumeInput(connection.handle) == 1 else { return }
            if hearsOthers(connection) { commits.announce() }
        }
    }

    private func takeNews() -> Bool {
        state.withLock { state in
            defer { state.hasNews = false }
            return state.hasNews
        }
    }

    private func hearsOthers(_ connection: PostgresConnection) -> Bool {
        var isFromOthers = false
        while let notification = PQnotifies(connection.handle) {
            // Every listener hears a NOTIFY, the sender included.
            if notification.pointee.be_pid != PQbackendPID(connection.handle) { isFromOthers = true }
            PQfreemem(notification)
        }
        return isFromOthers
    }
}
