#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// CPU seconds of this process, because the references were measured in CPU seconds of one thread.
func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// The result of `work` and the best of `repeats` runs, the way the references were timed.
func timed<Value>(repeats: Int = 3, _ work: () throws -> Value) rethrows -> (value: Value, seconds: Double) {
    var start = cpuSeconds()
    var value = try work()
    var best = cpuSeconds() - start
    for _ in 1..<max(repeats, 2) where repeats > 1 {
        start = cpuSeconds()
        value = try work()
        best = min(best, cpuSeconds() - start)
    }
    return (value, best)
}
