internal import GRDBSQLite
import Foundation

/// Interrupts what one connection runs once a moment has passed. SQLite asks it every few thousand steps of its
/// virtual machine, some tens of microseconds apart.
final class Deadline {
    private var end = UInt64.max

    /// - Parameter handle: the connection to watch; it must be closed or `detach`ed before this object goes.
    init(watching handle: OpaquePointer) {
        let me = Unmanaged.passUnretained(self).toOpaque()
        sqlite3_progress_handler(handle, 4_000, { Unmanaged<Deadline>.fromOpaque($0!).takeUnretainedValue().answer }, me)
    }

    func detach(from handle: OpaquePointer) { sqlite3_progress_handler(handle, 0, nil, nil) }

    /// Runs `body` with `limit` from now on; `nil` sets none.
    func within<Result>(_ limit: Duration?, _ body: () throws -> Result) rethrows -> Result {
        end = limit.map { DispatchTime.now().uptimeNanoseconds &+ UInt64(max(0, $0.nanoseconds)) } ?? .max
        defer { end = .max }
        return try body()
    }

    /// Not 0 stops the statement.
    private var answer: Int32 { end != .max && DispatchTime.now().uptimeNanoseconds >= end ? 1 : 0 }
}

extension Duration {
    var nanoseconds: Int64 {
        let (seconds, attoseconds) = components
        // 292 years of nanoseconds fit; a longer limit is none.
        guard seconds < 9_000_000_000 else { return .max / 2 }
        return seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    }
}
