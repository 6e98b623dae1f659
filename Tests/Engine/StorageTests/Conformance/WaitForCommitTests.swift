// Also tests: CommitWatch, CommitCourier, Bell
import MartletStorage
import MartletTestSupport
import Testing

/// Readers of the log wake when something was committed.
@Suite("StorageConformance: waiting for commits") struct WaitForCommitTests {
    @Test(arguments: TestDatabases.available)
    func `a commit wakes who waits`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [TransactionsTests.table]) { database in
            let mark = database.commitMark
            async let woken: Void = database.waitForCommit(after: mark, timeout: .seconds(600))
            try await database.write { try $0.execute("INSERT INTO counters VALUES ('a', 1)") }
            await woken
            #expect(database.commitMark > mark)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a commit between reading and waiting is not missed`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [TransactionsTests.table]) { database in
            let mark = database.commitMark
            try await database.write { try $0.execute("INSERT INTO counters VALUES ('a', 1)") }
            await database.waitForCommit(after: mark, timeout: .seconds(600))
            #expect(database.commitMark > mark)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a commit of another process wakes as well`(kind: TestDatabases) async throws {
        let fresh = try await kind.open(migrations: [TransactionsTests.table])
        let other = try await kind.reopen(fresh.location)
        let mark = fresh.database.commitMark
        async let woken: Void = fresh.database.waitForCommit(after: mark, timeout: .seconds(600))
        try await other.write { try $0.execute("INSERT INTO counters VALUES ('a', 1)") }
        await woken
        #expect(fresh.database.commitMark > mark)
        await other.close()
        await fresh.dispose()
    }

    @Test(arguments: TestDatabases.available)
    func `waiting ends at its timeout and when cancelled`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [TransactionsTests.table]) { database in
            let mark = database.commitMark + 1_000
            await database.waitForCommit(after: mark, timeout: .milliseconds(20))
            let task = Task { await database.waitForCommit(after: mark, timeout: .seconds(600)) }
            task.cancel()
            await task.value
            #expect(database.commitMark < mark)
        }
    }

    @Test(arguments: TestDatabases.available)
    func `a write that fails announces nothing`(kind: TestDatabases) async throws {
        try await kind.withDatabase(migrations: [TransactionsTests.table]) { database in
            // PostgreSQL's courier announces once, when it has connected: it cannot know what it has not heard.
            await database.waitForCommit(after: 0, timeout: .seconds(600))
            let mark = database.commitMark
            await #expect(throws: TransactionsTests.Refused.self) {
                try await database.write { _ in throw TransactionsTests.Refused() }
            }
            #expect(database.commitMark == mark)
        }
    }
}
