import MartletStorage
import Synchronization
import Testing

@Suite struct DatabaseThreadTests {
    @Test func `finished waits for the body, before and after it has ended`() async {
        let isDone = Mutex(false)
        let gate = Gate()
        let thread = DatabaseThread("test") {
            gate.pass()
            isDone.withLock { $0 = true }
        }
        gate.open()
        await thread.finished()
        #expect(isDone.withLock { $0 })
        await thread.finished()
    }
}
