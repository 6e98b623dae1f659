import MartletKernel
import MartletTestSupport
import Synchronization
import Testing

@testable import MartletRecords

private final class Notes: Sendable {
    private let lines = Mutex<[String]>([])
    func add(_ line: String) { lines.withLock { $0.append(line) } }
    var all: [String] { lines.withLock { $0 } }
}

@Suite struct ReadTurnsTests {
    private let ada = TestApp.Person.ada.id

    @Test func `a user's third read waits for one of his own, another user's does not`() async throws {
        let turns = ReadTurns()
        try await turns.take(ada)
        try await turns.take(ada)
        try await turns.take(TestApp.Person.ben.id)
        let order = Notes()
        async let third: Void = {
            try await turns.take(ada)
            order.add("third")
        }()
        try await Task.sleep(for: .milliseconds(20))
        order.add("given")
        turns.give(ada)
        try await third
        #expect(order.all == ["given", "third"])
        turns.give(ada)
        turns.give(ada)
        try await turns.take(ada)
    }

    @Test func `a line too long is refused, and the others still get their turn`() async throws {
        let turns = ReadTurns()
        let notes = Notes()
        let user = ada
        let count = ReadTurns.limit + ReadTurns.longestLine + 5
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<count {
                group.addTask {
                    do {
                        try await turns.take(user)
                    } catch let problem as Problem {
                        #expect(problem.code == "too_many_reads")
                        return notes.add("refused")
                    }
                    try await Task.sleep(for: .milliseconds(50))
                    turns.give(user)
                    notes.add("done")
                }
            }
            try await group.waitForAll()
        }
        #expect(notes.all.count == count)
        #expect(notes.all.count { $0 == "done" } >= ReadTurns.longestLine)
    }
}
