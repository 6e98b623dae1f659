import Foundation
import MartletStorage
import MartletStorageSQLite
import MartletTestSupport
import Synchronization
import Testing

/// A power failure loses what was not synced. The strictest one is played: of both files, only what the last sync of each
/// had put on disk is kept, at moments chosen while eight writers go on.
@Suite("SQLite: power loss") struct PowerLossTests {
    @Test func `what was synced holds every acknowledged write`() async throws {
        try #require(SyncRecorder.install)
        let folder = try TestFolder()
        defer { folder.remove() }
        SyncRecorder.keep(folder.path)
        let path = folder.path + "/test.db"
        let database = try await SQLiteDatabase.open(path: path, readers: 1)
        try await database.migrate([TransactionsTests.table])
        let ledger = Ledger()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for writer in 0..<8 {
                group.addTask {
                    var number = 0
                    while !ledger.isClosed {
                        // Long names fill pages, so that the log is copied back into the file now and then.
                        let name = "\(writer)-\(number)-" + String(repeating: "x", count: 3_000)
                        try await database.write { try $0.execute("INSERT INTO counters VALUES (\(name), 1)") }
                        ledger.add(name)
                        number += 1
                    }
                }
            }
            // Also when a check throws, or the writers would go on for ever.
            defer { ledger.close() }
            for round in 1...12 {
                try await Task.sleep(for: .milliseconds(20))
                let before = ledger.names
                let survivors = try await survivors(of: path, in: folder.path + "/failure-\(round)")
                #expect(before.subtracting(survivors) == [], "failure \(round)")
            }
            ledger.close()
            try await group.waitForAll()
        }
        await database.close()
        #expect(ledger.names.count > 12)
    }

    /// Starts from the image of a failure at this moment.
    private func survivors(of path: String, in folder: String) async throws -> Set<String> {
        let image = SyncRecorder.image(of: [path, path + "-wal"])
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        for (name, content) in image {
            try content.write(to: URL(fileURLWithPath: folder + "/" + (name as NSString).lastPathComponent))
        }
        let database = try await SQLiteDatabase.open(path: folder + "/test.db", readers: 1)
        let (names, damage) = try await database.read(limit: .seconds(60)) { connection in
            (
                try connection.all("SELECT name FROM counters") { $0.text(0) ?? "" },
                try connection.text("PRAGMA integrity_check")
            )
        }
        await database.close()
        #expect(damage == "ok")
        return Set(names)
    }
}

/// The writes that were acknowledged so far, and whether there should be more.
private final class Ledger: Sendable {
    private let state = Mutex((names: Set<String>(), isClosed: false))

    var names: Set<String> { state.withLock { $0.names } }
    var isClosed: Bool { state.withLock { $0.isClosed } }

    func add(_ name: String) { state.withLock { _ = $0.names.insert(name) } }
    func close() { state.withLock { $0.isClosed = true } }
}
