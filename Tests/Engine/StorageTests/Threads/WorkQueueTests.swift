import Dispatch
import MartletStorage
import Synchronization
import Testing

@Suite struct WorkQueueTests {
    @Test func `work comes out in the order it went in`() {
        let queue = WorkQueue<Int>()
        for number in 0..<5_000 { #expect(queue.add(number)) }
        let taken = (0..<5_000).map { _ in queue.next() }
        #expect(taken == (0..<5_000).map(Optional.some))
    }

    @Test func `taking with a deadline gives up`() {
        let queue = WorkQueue<Int>()
        #expect(queue.next(before: .now()) == nil)
        #expect(queue.add(1))
        #expect(queue.next(before: .now()) == 1)
    }

    @Test func `a closed queue refuses work, gives what it holds and then ends every thread`() async {
        let queue = WorkQueue<Int>()
        for number in 0..<100 { _ = queue.add(number) }
        queue.close()
        queue.close()
        #expect(!queue.add(100))
        let taken = Mutex([Int]())
        let threads = (0..<4).map { number in
            DatabaseThread("test-\(number)") {
                while let work = queue.next() { taken.withLock { $0.append(work) } }
            }
        }
        for thread in threads { await thread.finished() }
        #expect(taken.withLock { $0.sorted() } == Array(0..<100))
        #expect(queue.next() == nil)
        #expect(queue.next(before: .now()) == nil)
    }

    @Test func `several threads share the work and none is done twice`() async {
        let queue = WorkQueue<Int>()
        let taken = Mutex([Int]())
        let threads = (0..<3).map { number in
            DatabaseThread("test-\(number)") {
                while let work = queue.next() { taken.withLock { $0.append(work) } }
            }
        }
        await withTaskGroup(of: Void.self) { group in
            for start in 0..<8 {
                group.addTask { for number in 0..<500 { _ = queue.add(start * 500 + number) } }
            }
        }
        queue.close()
        for thread in threads { await thread.finished() }
        #expect(taken.withLock { $0.sorted() } == Array(0..<4_000))
    }
}
