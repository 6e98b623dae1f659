import ArgumentParser
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage
import MartletWorkspace

/// `martlet user …`: the people who may sign in.
struct UserCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "People who may sign in. | 用户。",
        subcommands: [UserAdding.self, UserListing.self, UserPassword.self, UserDeactivating.self])
}

struct UserAdding: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Add a user; the first one becomes administrator. | 新建用户；第一位自动成为管理员。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Mail address. | 邮箱。") var email: String
    @Option(help: "Full name. | 姓名。") var name: String
    @Option(help: "Role code or name; may be repeated. | 角色，可重复。") var role: [String] = []
    @Flag(help: "Read the password from the standard input. | 从标准输入读取密码。") var passwordStdin = false

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let password = try PasswordPrompt.read(fromInput: passwordStdin, terminal: environment.terminal, language: output.language)
        try await withWorkspace(environment, output) { workspace, actor in
            let isFirst = try await FirstRun(workspace.engine).isNeeded()
            let roles = role.isEmpty && isFirst ? ["administrator"] : role
            let id = try await NewUser(engine: workspace.engine).create(
                as: actor, input: .init(email: email, name: name, password: password, language: output.language, roles: roles))
            output.result(
                .members(["id": .string(id.description), "email": .string(email), "roles": .array(roles.map(JSON.string))]),
                zh: "已新建用户 \(email)（\(roles.isEmpty ? "无角色" : roles.joined(separator: "、"))）。",
                en: "Added \(email) (\(roles.isEmpty ? "no role" : roles.joined(separator: ", "))).")
        }
    }
}

struct UserListing: WorkspaceCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List users. | 列出用户。")

    @OptionGroup var global: GlobalOptions

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        try await withWorkspace(environment, output) { workspace, actor in
            let fields = ["name", "email", "isActive", "roles", "createdAt"]
            let listing = RecordListing(query: RecordQuery(object: "user", fields: fields, sort: ["name"], limit: 1000), isWhole: true)
            try await listing.print(on: workspace.engine, as: actor, output, format: output.isJSON ? .json : .table)
        }
    }
}

struct UserPassword: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "password", abstract: "Set a user's password; the user's sessions end. | 设置密码，该用户的会话随之失效。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Mail address. | 邮箱。") var email: String
    @Flag(help: "Read the password from the standard input. | 从标准输入读取密码。") var passwordStdin = false

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        let password = try PasswordPrompt.read(fromInput: passwordStdin, terminal: environment.terminal, language: output.language)
        try await withWorkspace(environment, output) { workspace, actor in
            let id = try await UserByAddress.id(of: email, in: workspace.engine)
            let input = JSON.members(["user": .string(id.description), "password": .string(password)])
            let written = try await workspace.engine.run("user.setPassword", input: input, as: actor)
            output.result(written.result, zh: "已设置 \(email) 的密码。", en: "The password of \(email) is set.")
        }
    }
}

struct UserDeactivating: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "deactivate", abstract: "Lock a user out at once; records stay. | 停用用户，立即生效，数据保留。")

    @OptionGroup var global: GlobalOptions
    @Argument(help: "Mail address. | 邮箱。") var email: String

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        try await withWorkspace(environment, output) { workspace, actor in
            let id = try await UserByAddress.id(of: email, in: workspace.engine)
            let written = try await workspace.engine.write(as: actor, name: "user.deactivate") { tx in
                try tx.update("user", id, RecordInput(["isActive": .boolean(false)])).id
            }
            output.result(
                .members([
                    "id": .string(written.result.description), "operation": written.operation.map { .string($0.description) } ?? .null,
                ]),
                zh: "已停用 \(email)。", en: "\(email) is deactivated.")
        }
    }
}

/// The user record behind a mail address.
enum UserByAddress {
    static func id(of email: String, in engine: Engine) async throws -> RecordID {
        let address = email.lowercased()
        let found = try await engine.read(as: .system(channel: .cli)) { tx in
            try tx.connection.first("SELECT id FROM users WHERE email = \(address) AND deleted_at IS NULL") { $0.id(0) }
        }
        guard case let id?? = found else {
            throw Problem(
                .notFound, "unknown_user", zh: "没有邮箱为 \(email) 的用户；martlet user list 列出所有用户。",
                en: "There is no user with the address \(email); martlet user list shows all of them.")
        }
        return id
    }
}
