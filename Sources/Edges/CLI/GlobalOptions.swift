import ArgumentParser
import MartletKernel
import MartletRecords

/// Flags every command takes. Settings given here win over `MARTLET_…` variables, those over the file.
struct GlobalOptions: ParsableArguments {
    @Option(help: "Settings file. | 设置文件（默认 martlet.json）。") var config: String?
    @Option(help: "Database: a path or postgres://… | 数据库：文件路径或 postgres://…") var database: String?
    @Option(help: "Folder of database, files and backups. | 数据目录。") var data: String?
    @Option(help: "trace, debug, info, notice, warning or error. | 日志级别。") var logLevel: String?
    @Option(help: "text or json. | 日志格式。") var logFormat: String?
    @Option(help: "Language: zh or en. | 语言：zh 或 en。") var lang: String?
    @Option(name: .customLong("as"), help: "Act as the user with this mail address. | 以该邮箱的用户身份操作。") var user: String?
    @Flag(help: "Answer in JSON. | 以 JSON 输出。") var json = false

    func validate() throws {
        if let lang, !["zh", "zh-CN", "en"].contains(lang) { throw ValidationError("--lang: zh | en") }
    }

    func language(on terminal: Terminal) -> Language {
        switch lang {
        case "zh", "zh-CN": .chinese
        case "en": .english
        default: terminal.language
        }
    }

    var overrides: CommandEnvironment.Overrides {
        let given = ["config": config, "database": database, "data": data, "log-level": logLevel, "log-format": logFormat]
        return given.compactMapValues(\.self)
    }

    /// Who acts: the user of `--as`, else the product itself, which sees everything.
    /// - Throws: `Problem` `unknown_user`.
    func actor(in engine: Engine, language: Language) async throws -> Actor {
        guard let user else { return .system(channel: .cli, language: language) }
        let id = try await UserByAddress.id(of: user, in: engine)
        return .user(id, channel: .cli, language: language)
    }
}
