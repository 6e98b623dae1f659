import Foundation
import MartletKernel
import Testing

// Also tests: SettingsFile, Installation, DoctorCommand, Inspection, MigrateCommand, JSONLogLines

@Suite(.enabled(if: MartletProgram.isBuilt)) struct SettingsTests {
    @Test(arguments: [
        ["--listen", "8080"], ["--listen", "127.0.0.1:99999"], ["--base-url", "crm.example.com"], ["--log-level", "loud"],
        ["--log-format", "xml"],
        ["--trusted-proxies", "10.0.0.0/40"], ["--tls-certificate", "/nowhere.pem", "--tls-key", "/nowhere.pem"],
        ["--key-file", "/nowhere"],
        ["--config", "nowhere.json"], ["--tls-key", "/dev/null"],
    ])
    func `a wrong flag is named at start with exit code 78`(flags: [String]) async throws {
        let program = try MartletProgram()
        let running = try program.start(["serve"] + flags)
        running.closeInput()
        let ended = await running.ended()
        #expect(ended.code == 78)
        #expect(
            ended.errors.contains(
                flags[0] == "--config" ? "nowhere.json" : flags[0] == "--tls-key" ? "tls-certificate" : String(flags[0].dropFirst(2))))
        #expect(!program.has("data"))
    }

    @Test(arguments: ["{\"listn\": \"127.0.0.1:1\"}", "{\"listen\": 8080}", "[]", "{", "{\"log-level\": \"loud\"}"])
    func `a wrong settings file is named too`(text: String) async throws {
        let program = try MartletProgram()
        try program.write("martlet.json", text)
        let ended = try await program.run("query", "account")
        #expect(ended.code == 78)
        #expect(ended.errors.contains("martlet.json") || ended.errors.contains("listen") || ended.errors.contains("log-level"))
    }

    @Test func `a misspelt variable is told, a platform's own passed over`() async throws {
        let program = try MartletProgram()
        let wrong = try await program.run("doctor", "--json", environment: ["MARTLET_DATABSE": "x.sqlite"])
        #expect(wrong.output.contains("MARTLET_DATABASE"))
        #expect(wrong.code == 1)
        let other = try await program.run("doctor", "--json", environment: ["MARTLET_PORT_8080_TCP_ADDR": "10.0.0.1"])
        #expect(other.code == 0)
    }

    @Test func `flags win over variables and variables over the file`() async throws {
        let program = try MartletProgram()
        try program.write("martlet.json", "{\"database\": \"file.sqlite\"}")
        try await program.run("query", "account")
        #expect(program.has("file.sqlite"))
        try await program.run("query", "account", environment: ["MARTLET_DATABASE": "variable.sqlite"])
        #expect(program.has("variable.sqlite"))
        try await program.run("query", "account", "--database", "flag.sqlite", environment: ["MARTLET_DATABASE": "other.sqlite"])
        #expect(program.has("flag.sqlite"))
        #expect(!program.has("other.sqlite"))
    }

    @Test func `doctor looks without making anything, then finds all in order`() async throws {
        let program = try MartletProgram()
        let before = try await program.run("doctor", "--json")
        #expect(before.code == 0)
        #expect(!program.has("data"))
        #expect(before.json.array?.contains { $0["name"]?.string == "database" && $0["state"]?.string == "warning" } == true)
        try await program.run("user", "add", "ada@example.com", "--name", "Ada", "--password-stdin", input: "correct horse battery\n")
        let after = try await program.run("doctor", "--json")
        #expect(after.json.array?.allSatisfy { $0["state"]?.string == "good" } == true)
        #expect(after.json.array?.contains { $0["name"]?.string == "integrity" } == true)
    }

    @Test func `a file that is no database of ours is refused and left alone`() async throws {
        let program = try MartletProgram()
        try program.write("other.sqlite", String(repeating: "this is no database. ", count: 100))
        let ended = try await program.run("query", "account", "--database", "other.sqlite")
        #expect(ended.code == 69)
        #expect(try String(contentsOfFile: program.path("other.sqlite"), encoding: .utf8).hasPrefix("this is no database"))
        let doctor = try await program.run("doctor", "--database", "other.sqlite")
        #expect(doctor.code == 1)
        #expect(doctor.output.contains("✗ database"))
    }

    @Test func `a second migration has nothing to do`() async throws {
        let program = try MartletProgram()
        let first = try await program.run("migrate", "--json")
        #expect((first.json["applied"]?.array?.count ?? 0) > 0)
        #expect(first.json["backup"] == .null)
        #expect(try await program.run("migrate", "--json").json["applied"]?.array?.count == 0)
    }
}
