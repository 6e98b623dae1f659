import MartletStorage
import Testing

@Suite struct CommitSignalTests {
    @Test func `everybody who waits wakes`() async {
        let signal = CommitSignal()
        await withTaskGroup(of: Void.self) { group in
            for _ in 0..<20 { group.addTask { await signal.wait(past: 0, timeout: .seconds(600)) } }
            group.addTask { signal.announce() }
            await group.waitForAll()
        }
        #expect(signal.count == 1)
    }

    @Test func `a mark of the past returns at once`() async {
        let signal = CommitSignal()
        signal.announce()
        await signal.wait(past: 0, timeout: .seconds(600))
        #expect(signal.count == 1)
    }

    @Test func `no time at all is enough to return`() async {
        let signal = CommitSignal()
        for _ in 0..<50 { await signal.wait(past: 0, timeout: .zero) }
        #expect(signal.count == 0)
    }

    @Test func `a task that is cancelled already does not wait`() async {
        let signal = CommitSignal()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            await signal.wait(past: 0, timeout: .seconds(600))
        }
        task.cancel()
        await task.value
        #expect(signal.count == 0)
    }
}
