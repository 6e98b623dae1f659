import Foundation
import MartletKernel
import Testing

// Also tests: ImportCommand, ImportReport, ImportReversal, ExportCommand, Interruption, ProgressLine

@Suite(.enabled(if: MartletProgram.isBuilt)) struct TablesTests {
    @Test func `an import says what became of each row, and undo takes it back`() async throws {
        let program = try MartletProgram()
        try program.write("accounts.csv", "客户名称,员工人数,电话\n甲公司,12,13812345678\n乙公司,many,\n丙公司,5,\n")
        let run = try await program.run("import", "account", "accounts.csv", "--json", "--lang", "zh")
        #expect(run.code == 65)
        #expect(run.json["read"]?.int == 3)
        #expect(run.json["created"]?.int == 2)
        #expect(run.json["rejected"]?.int == 1)
        let rejected = try String(contentsOfFile: program.path("accounts.csv.rejected.csv"), encoding: .utf8)
        #expect(rejected.contains("乙公司,many,,3,"))
        #expect(rejected.contains("原因"))
        let id = try #require(run.json["import"]?.string)
        let undo = try await program.run("import", "--undo", id, "--json")
        #expect(undo.json["remaining"]?.int == 0)
        #expect(try await program.run("query", "account", "--json").json["records"]?.array?.count == 0)
    }

    @Test func `a person reads the counts and what was not recognised`() async throws {
        let program = try MartletProgram()
        try program.write("accounts.csv", "name,瞎写\n甲公司,1\n")
        let run = try await program.run("import", "account", "accounts.csv")
        #expect(run.code == 0)
        #expect(run.output == "1 read = 1 created + 0 updated + 0 skipped + 0 rejected\n")
        #expect(run.errors.contains("瞎写"))
        let dry = try await program.run("import", "account", "accounts.csv", "--dry-run", "--lang", "zh")
        #expect(dry.output.hasPrefix("试运行"))
    }

    @Test func `a table comes through a pipe`() async throws {
        let program = try MartletProgram()
        let run = try await program.run("import", "account", "-", "--json", input: "name;employees\n甲;1\n乙;2\n")
        #expect(run.json["created"]?.int == 2)
        #expect(run.json["delimiter"]?.string == ";")
    }

    @Test func `a file, mapping or option that is not there is told`() async throws {
        let program = try MartletProgram()
        #expect(try await program.run("import", "account", "nowhere.csv").code == 66)
        #expect(try await program.run("import", "account").code == 64)
        try program.write("a.csv", "name\n甲\n")
        #expect(try await program.run("import", "a.csv", "--mapping", "nowhere.json").code == 66)
        #expect(try await program.run("import", "account", "a.csv", "--encoding", "ebcdic").code == 64)
        #expect(try await program.run("import", "account", "a.csv", "--duplicates", "perhaps").code == 64)
        #expect(try await program.run("import", "acount", "a.csv").code == 1)
    }

    @Test func `a stopped import keeps what was committed, says so, and goes on`() async throws {
        let program = try MartletProgram()
        let running = try program.start(["import", "account", "-", "--key", "externalId"])
        let rows = (0..<6_000).map { "A\($0),一家名字相当长的公司\($0)\n" }
        running.send("externalId,name\n" + rows.joined())
        #expect(await running.hasSaid("Import"))
        running.signal(SIGINT)
        try await Task.sleep(for: .milliseconds(200))
        running.closeInput()
        let ended = await running.ended()
        #expect(ended.code == 130)
        #expect(ended.errors.contains("--resume"))
        let count = try await program.run("query", "account", "--limit", "1", "--json").json["count"]?["value"]?.int ?? 0
        #expect(ended.output.hasPrefix("\(count) read"))
    }

    @Test func `an export is written whole, never over another file unasked`() async throws {
        let program = try MartletProgram()
        try await program.run("create", "account", "name==1+1")
        let run = try await program.run("export", "account", "out.csv", "--fields", "name", "--json")
        #expect(run.json["records"]?.int == 1)
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: program.path("out.csv"))))
        #expect(bytes == [0xEF, 0xBB, 0xBF] + Array("name\r\n'=1+1\r\n".utf8))
        #expect(try await program.run("export", "account", "out.csv").code == 73)
        #expect(try await program.run("export", "account", "out.csv", "--force", "--no-bom", "--fields", "name").code == 0)
        #expect(try String(contentsOfFile: program.path("out.csv"), encoding: .utf8).hasPrefix("name"))
        #expect(try await program.run("export", "account", "--fields", "name").output == "name\r\n'=1+1\r\n")
        #expect(try await program.run("export", "account", "none/out.csv").code == 73)
        #expect(!program.has("out.csv.partial"))
    }
}
