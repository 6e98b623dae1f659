import Foundation
import MartletKernel
import Testing

// Also tests: MartletCommandLine, MartletExit, CommandOutput, CommandEnvironment, GlobalOptions, WorkspaceCommand, JSONArgument
// Also tests: RecordListing, QueryCommand, CreateCommand, UpdateCommand, DeleteCommand, ActionCommand, UserCommand, PasswordPrompt
// Also tests: OpenAPICommand, Assembly, Terminal, AlignedTable

@Suite(.enabled(if: MartletProgram.isBuilt)) struct CommandLineTests {
    @Test func `help names every command and a wrong word is usage`() async throws {
        let program = try MartletProgram()
        let help = try await program.run("--help")
        #expect(help.code == 0)
        for command in [
            "serve", "migrate", "user", "query", "create", "update", "delete", "import", "export", "action", "backup", "restore", "doctor",
            "openapi",
        ] {
            #expect(help.output.contains("\n  \(command) "))
        }
        let wrong = try await program.run("quary", "account")
        #expect(wrong.code == 64)
        let missing = try await program.run("query")
        #expect(missing.code == 64)
    }

    @Test func `the first user is the administrator and may sign in`() async throws {
        let program = try MartletProgram()
        let added = try await program.run(
            "user", "add", "ada@example.com", "--name", "Ada", "--password-stdin", "--json", input: "correct horse battery\n")
        #expect(added.code == 0)
        #expect(added.json["roles"]?.array == ["administrator"])
        let short = try await program.run("user", "add", "ben@example.com", "--name", "Ben", "--password-stdin", "--json", input: "short\n")
        #expect(short.code == 65)
        #expect(short.problem?["errors"]?.array?.first?["field"]?.string == "password")
        let role = try await program.run(
            "user", "add", "ben@example.com", "--name", "Ben", "--role", "boss", "--password-stdin", input: "correct horse battery\n")
        #expect(role.code == 65)
        #expect(role.errors.contains("salesperson"))
        let list = try await program.run("user", "list", "--json")
        #expect(list.json["records"]?.array?.compactMap { $0["email"]?.string } == ["ada@example.com"])
    }

    @Test func `a password is set anew and a user is locked out`() async throws {
        let program = try await MartletProgram.withAdministrator()
        try await program.run(
            "user", "add", "ben@example.com", "--name", "Ben", "--role", "salesperson", "--password-stdin", input: "correct horse battery\n"
        )
        #expect(try await program.run("user", "password", "ben@example.com", "--password-stdin", input: "another good one\n").code == 0)
        #expect(try await program.run("user", "deactivate", "ben@example.com").code == 0)
        let acting = try await program.run("query", "account", "--as", "ben@example.com", "--json")
        #expect(acting.code == 77)
        #expect(acting.problem?["code"]?.string == "user_inactive")
        let unknown = try await program.run("user", "password", "nobody@example.com", "--password-stdin", input: "another good one\n")
        #expect(unknown.code == 1)
        // Everybody would be locked out.
        #expect(try await program.run("user", "deactivate", "ada@example.com").code == 1)
    }

    @Test func `a record is created, shown, changed and deleted`() async throws {
        let program = try await MartletProgram.withAdministrator()
        let created = try await program.run("create", "account", "name=云帆科技", "industry=零售", "annualRevenue=3.5万", "--json")
        #expect(created.code == 0)
        let id = try #require(created.json["record"]?["id"]?.string)
        #expect(created.json["record"]?["annualRevenue"]?["amount"]?.number == "35000.0000")
        let table = try await program.run("query", "account", "--fields", "name,industry", "--filter", "industry = \"retail\"")
        #expect(table.output.contains("云帆科技"))
        #expect(table.output.contains("Retail"))
        let changed = try await program.run("update", "account", id, "level=A", "--base", "1", "--json")
        #expect(changed.json["record"]?["version"]?.int == 2)
        let stale = try await program.run("update", "account", id, "level=B", "--base", "1", "--json")
        #expect(stale.code == 1)
        #expect(stale.problem?["theirs"] != nil)
        #expect(try await program.run("delete", "account", id).code == 0)
        #expect(try await program.run("query", "account", "--json").json["records"]?.array?.count == 0)
        #expect(try await program.run("query", "account", "--trash", "--json").json["records"]?.array?.count == 1)
        let gone = try await program.run("delete", "account", id)
        #expect(gone.code == 1)
    }

    @Test func `what does not fit is told with the field`() async throws {
        let program = try await MartletProgram.withAdministrator()
        let wrong = try await program.run("create", "account", "name=甲", "employees=many", "--json")
        #expect(wrong.code == 65)
        #expect(wrong.problem?["errors"]?.array?.first?["field"]?.string == "employees")
        #expect(try await program.run("query", "acount").errors.contains("account"))
        #expect(try await program.run("query", "account", "--filter", "industy = 1").code == 65)
        #expect(try await program.run("create", "account", "{not json").code == 65)
        #expect(try await program.run("create", "account", "@nowhere.json").code == 66)
        #expect(try await program.run("update", "account", "not-an-id", "name=x").code == 65)
    }

    @Test func `a user sees his own and may not what his role does not allow`() async throws {
        let program = try await MartletProgram.withAdministrator()
        try await program.run(
            "user", "add", "ben@example.com", "--name", "Ben", "--role", "salesperson", "--password-stdin", input: "correct horse battery\n"
        )
        try await program.run("create", "account", "name=别人的")
        try await program.run("create", "account", "name=自己的", "--as", "ben@example.com")
        let seen = try await program.run("query", "account", "--fields", "name", "--as", "ben@example.com", "--json")
        #expect(seen.json["records"]?.array?.compactMap { $0["name"]?.string } == ["自己的"])
        #expect(try await program.run("export", "account", "--as", "ben@example.com").code == 77)
        #expect(try await program.run("create", "role", "name=x", "--as", "ben@example.com").code == 77)
    }

    @Test func `actions take JSON from the argument, a file or the standard input`() async throws {
        let program = try await MartletProgram.withAdministrator()
        let created = try await program.run("create", "account", "name=甲", "--json")
        let operation = try #require(created.json["operation"]?.string)
        let input = "{\"operation\": \"\(operation)\"}"
        let dry = try await program.run("action", "operation.undo", input, "--dry-run", "--json")
        #expect(dry.json["result"]?["undone"]?.int == 1)
        try program.write("undo.json", input)
        #expect(try await program.run("action", "operation.undo", "@undo.json", "--json").json["result"]?["undone"]?.int == 1)
        let again = try await program.run("action", "operation.undo", "-", "--json", input: input)
        #expect(again.code == 1)
        #expect(again.problem?["code"]?.string == "already_undone")
        let list = try await program.run("action", "--list", "--json")
        #expect(list.json.array?.contains { $0["name"]?.string == "import.undo" } == true)
        let near = try await program.run("action", "operation.undoo", "{}")
        #expect(near.errors.contains("operation.undo"))
    }

    @Test func `columns stand under each other, Chinese names among Latin ones`() async throws {
        let program = try MartletProgram()
        try await program.run("create", "account", "name=云帆科技", "industry=retail")
        try await program.run("create", "account", "name=Acme", "industry=retail")
        let table = try await program.run("query", "account", "--fields", "name,industry")
        let lines = table.output.split(separator: "\n").filter { $0.contains("Retail") }
        let before = lines.map { line in line.prefix { $0 != "R" } }
        // An ideograph takes two columns of a terminal.
        let widths = before.map { $0.unicodeScalars.reduce(0) { $0 + ($1.value > 0x2E80 ? 2 : 1) } }
        #expect(widths == [10, 10])
    }

    @Test func `messages follow the language`() async throws {
        let program = try MartletProgram()
        let chinese = try await program.run("query", "nothing", environment: ["LANG": "zh_CN.UTF-8"])
        #expect(chinese.errors.contains("没有名为"))
        #expect(try await program.run("query", "nothing", "--lang", "zh").errors.contains("没有名为"))
        #expect(
            try await program.run("query", "nothing", "--lang", "en", environment: ["LANG": "zh_CN.UTF-8"]).errors.contains(
                "There is no object"))
    }

    @Test func `the description of the API is printed`() async throws {
        let program = try MartletProgram()
        let document = try await program.run("openapi")
        #expect(document.json["openapi"]?.string == "3.1.0")
        #expect(document.output.contains("/api/v1/records/account"))
    }
}
