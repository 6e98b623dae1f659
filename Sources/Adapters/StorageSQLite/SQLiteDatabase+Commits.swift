import MartletStorage

extension SQLiteDatabase {
    package var commitMark: UInt64 { commits.count }

    /// Own commits wake at once; those of other processes are asked for five times a second while somebody waits.
    package func waitForCommit(after mark: UInt64, timeout: Duration) async {
        let end = ContinuousClock.now + timeout
        while commits.count <= mark, !Task.isCancelled {
            if await watch?.hasChanged() == true {
                commits.announce()
                continue
            }
            let left = ContinuousClock.now.duration(to: end)
            guard left > .zero else { return }
            await commits.wait(past: mark, timeout: min(left, .milliseconds(200)))
        }
    }
}
