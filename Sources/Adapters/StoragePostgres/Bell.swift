import Foundation

/// Wakes a thread that waits for a socket: a pipe that is polled beside it.
final class Bell: Sendable {
    private let readEnd: Int32
    private let writeEnd: Int32

    /// `nil` when the process has no file descriptors left.
    init?() {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { return nil }
        (readEnd, writeEnd) = (ends[0], ends[1])
        for end in ends {
            // Neither ever blocks, and no child process inherits them.
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
        }
    }

    deinit {
        close(readEnd)
        close(writeEnd)
    }

    func ring() {
        var byte: UInt8 = 1
        // A full pipe rings already.
        _ = write(writeEnd, &byte, 1)
    }

    /// Returns when the bell rings, when `socket` can be read, or after `timeout`.
    func wait(for socket: Int32?, timeout: Duration) {
        var sources = [pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)]
        if let socket { sources.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
        let (seconds, attoseconds) = timeout.components
        _ = poll(&sources, nfds_t(sources.count), Int32(seconds * 1_000 + attoseconds / 1_000_000_000_000_000))
        var drain = [UInt8](repeating: 0, count: 64)
        while read(readEnd, &drain, drain.count) > 0 {}
    }
}
