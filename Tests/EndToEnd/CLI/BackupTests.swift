import Foundation
import MartletKernel
import Testing

// Also tests: BackupCommand, RestoreCommand, BackupFolder, BackupCheck, BackupMaking, BackupRestoring, WorkspaceLock, ServeCommand, Serving

@Suite(.enabled(if: MartletProgram.isBuilt)) struct BackupTests {
    private func names(_ program: MartletProgram) async throws -> [String] {
        try await program.run("query", "account", "--fields", "name", "--sort", "name", "--json").json["records"]?.array?
            .compactMap { $0["name"]?.string } ?? []
    }

    @Test func `a backup brings back what was there and keeps what it replaces`() async throws {
        let program = try MartletProgram()
        try await program.run("create", "account", "name=甲")
        let made = try await program.run("backup", "copy", "--json")
        #expect(made.code == 0)
        #expect((made.json["records"]?.int ?? 0) > 0)
        try await program.run("create", "account", "name=乙")
        let refused = try await program.run("restore", "copy", "--json")
        #expect(refused.code == 73)
        #expect(try await names(program) == ["甲", "乙"])
        let restored = try await program.run("restore", "copy", "--force", "--json")
        #expect(restored.code == 0)
        #expect(try await names(program) == ["甲"])
        let kept = try #require(restored.json["kept"]?.string)
        let before = try await program.run("query", "account", "--fields", "name", "--json", "--database", kept)
        #expect(before.json["records"]?.array?.count == 2)
    }

    @Test func `a restore begins a new epoch of the change log`() async throws {
        let program = try MartletProgram()
        try await program.run("create", "account", "name=甲")
        try await program.run("backup", "copy")
        try await program.run("restore", "copy", "--force")
        try await program.run("restore", "copy", "--data", "other")
        let first = try Data(contentsOf: URL(fileURLWithPath: program.path("data/martlet.sqlite")))
        let second = try Data(contentsOf: URL(fileURLWithPath: program.path("other/martlet.sqlite")))
        #expect(first != second)
    }

    @Test func `a damaged backup is found before anything is touched`() async throws {
        let program = try MartletProgram()
        try await program.run("create", "account", "name=甲")
        try await program.run("backup", "copy")
        let path = program.path("copy/database.sqlite")
        var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        for position in 8_192..<40_960 { bytes[position] = 0xAA }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let ended = try await program.run("restore", "copy", "--force", "--json")
        #expect(ended.code == 65)
        #expect(ended.problem?["code"]?.string == "backup_damaged")
        #expect(try await names(program) == ["甲"])
        #expect(try await program.run("restore", "nowhere").code == 65)
    }

    @Test func `a backup takes no folder that is there`() async throws {
        let program = try MartletProgram()
        try await program.run("create", "account", "name=甲")
        try await program.run("backup", "copy")
        #expect(try await program.run("backup", "copy").code == 73)
        #expect(try await program.run("backup", "data/martlet.sqlite/copy").code == 73)
    }

    @Test func `the server answers, lets a backup be made beside it, keeps a restore away, and ends when told`() async throws {
        let program = try MartletProgram()
        let port = Int.random(in: 20_000..<30_000)
        let server = try program.start(["serve", "--listen", "127.0.0.1:\(port)", "--log-format", "json"])
        #expect(await server.hasSaid("listening"))
        #expect(await HTTPProbe.status(port: port, path: "/healthz") == "HTTP/1.1 200 OK")
        #expect(try await program.run("create", "account", "name=甲").code == 0)
        #expect(try await program.run("backup", "copy").code == 0)
        let restore = try await program.run("restore", "copy", "--force", "--json")
        #expect(restore.problem?["code"]?.string == "workspace_in_use")
        let second = try await program.run("serve", "--listen", "127.0.0.1:\(port)")
        #expect(second.code == 69)
        #expect(second.errors.contains("--listen"))
        server.signal(SIGTERM)
        server.closeInput()
        let ended = await server.ended()
        #expect(ended.code == 0)
        for line in ended.errors.split(separator: "\n") { #expect(throws: Never.self) { try JSONParser.parse(line.utf8) } }
    }
}
