import Foundation
import MartletStorage
import MartletTestSupport
import Testing

/// Kill -9 at any moment: what was acknowledged is there, once, and nothing is there by half.
///
/// The cluster of `bin/with-postgres` does not sync, and kill -9 of a client cannot tell; set `MARTLET_TEST_FSYNC=on` to
/// run against one that does. What syncing SQLite does is counted in `SyncTests`.
@Suite("StorageConformance: kill -9") struct CrashTests {
    static let rounds = 20

    @Test(.enabled(if: CrashWriter.isBuilt), arguments: TestDatabases.available)
    func `twenty kills under concurrent writes lose nothing and write nothing twice`(kind: TestDatabases) async throws {
        let fresh = try await kind.open()
        await fresh.database.close()
        var acknowledged = Set<String>()
        for round in 1...Self.rounds {
            let ids = try await CrashWriter.run(kind, fresh.location, prefix: "round\(round)", for: .random(in: 0.01...0.15))
            #expect(acknowledged.isDisjoint(with: ids))
            acknowledged.formUnion(ids)

            let database = try await kind.reopen(fresh.location)
            let (marks, twins) = try await database.read(limit: .seconds(60)) { connection in
                (
                    try connection.all("SELECT id FROM marks ORDER BY id") { $0.text(0) ?? "" },
                    try connection.all("SELECT id FROM twins ORDER BY id") { $0.text(0) ?? "" }
                )
            }
            await database.close()
            let lost = acknowledged.subtracting(marks)
            #expect(lost == [], "round \(round)")
            #expect(Set(marks).count == marks.count, "round \(round): a write happened twice")
            #expect(marks == twins, "round \(round): half a transaction")
        }
        print("kill -9, \(kind.rawValue): \(Self.rounds) rounds, \(acknowledged.count) acknowledged writes, all there once")
        #expect(acknowledged.count > Self.rounds)
        await fresh.dispose()
    }
}

/// The program of `Tests/CrashWriter`, which stands beside the tests' own.
enum CrashWriter {
    private static let path: String = {
        let tests = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        return tests.deletingLastPathComponent().appendingPathComponent("martlet-crash-writer").path
    }()

    static let isBuilt: Bool = {
        let isBuilt = FileManager.default.isExecutableFile(atPath: path)
        if !isBuilt { print("\(path) is missing: kill -9 is not tested") }
        return isBuilt
    }()

    /// Lets it write for so many seconds and kills it.
    /// - Returns: the ids it printed, each an acknowledged write.
    static func run(_ kind: TestDatabases, _ location: String, prefix: String, for seconds: Double) async throws -> [String] {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<[String], any Error>) in
            _ = DatabaseThread("crash-parent") {
                continuation.resume(with: Result { try runAndKill([kind.rawValue, location, prefix], after: seconds) })
            }
        }
    }

    private static func runAndKill(_ arguments: [String], after seconds: Double) throws -> [String] {
        let process = Process()
        let output = Pipe()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = output
        try process.run()
        // Its first line says that it has begun.
        var printed = output.fileHandleForReading.availableData
        Thread.sleep(forTimeInterval: seconds)
        kill(process.processIdentifier, SIGKILL)
        printed.append(output.fileHandleForReading.readDataToEndOfFile())
        process.waitUntilExit()
        var lines = String(decoding: printed, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        // What stands behind the last line end was not printed to its end.
        lines.removeLast()
        return lines.filter { $0 != "ready" }.map(String.init)
    }
}
