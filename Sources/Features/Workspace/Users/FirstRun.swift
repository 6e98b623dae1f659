import MartletAccess
import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage

/// A workspace nobody can sign in to yet: the first to come makes the administrator.
package struct FirstRun: Sendable {
    private let engine: Engine

    package init(_ engine: Engine) { self.engine = engine }

    package func isNeeded() async throws -> Bool {
        try await engine.read(as: .system()) { try !$0.connection.exists("SELECT 1 FROM users") }
    }

    /// - Throws: `Problem` `already_set_up` when somebody was first, or field errors.
    package func create(email: String, name: String, password: String, language: Language, channel: Actor.Channel = .web) async throws
        -> RecordID
    {
        try await NewUser(engine: engine).create(
            as: .system(channel: channel, language: language),
            input: .init(email: email, name: name, password: password, language: language, roles: ["administrator"], mustBeFirst: true))
    }
}

/// Makes users who can sign in at once: the first administrator, and those of the command line.
package struct NewUser: Sendable {
    package struct Input: Sendable {
        package var email: String
        package var name: String
        package var password: String
        package var language: Language
        /// Codes or names of roles.
        package var roles: [String]
        package var mustBeFirst: Bool

        package init(email: String, name: String, password: String, language: Language, roles: [String], mustBeFirst: Bool = false) {
            self.email = email
            self.name = name
            self.password = password
            self.language = language
            self.roles = roles
            self.mustBeFirst = mustBeFirst
        }
    }

    private let engine: Engine

    package init(engine: Engine) { self.engine = engine }

    package func create(as actor: Actor, input: Input) async throws -> RecordID {
        try PasswordRule.check(input.password, email: input.email)
        let hash = try await Passwords.hash(input.password)
        return try await engine.write(as: actor, name: "user.create") { tx in
            if input.mustBeFirst, try tx.connection.exists("SELECT 1 FROM users") {
                throw Problem(.conflict, "already_set_up", zh: "工作区已有用户，请登录。", en: "This workspace has users already; sign in.")
            }
            let roles = try input.roles.map { try Value.id(NewUser.role($0, in: tx)) }
            let fields: [(name: String, entry: RecordInput.Entry)] = [
                ("email", .json(.string(input.email))), ("name", .json(.string(input.name))), ("roles", .value(.list(roles))),
                ("language", .value(.text(input.language.rawValue))),
            ]
            let user = try tx.create("user", RecordInput(fields))
            try tx.update("user", user.id, RecordInput(["passwordHash": .text(hash)]), by: .rule)
            return user.id
        }.result
    }

    private static func role(_ name: String, in tx: Transaction) throws -> RecordID {
        let found = try tx.connection.first("SELECT id FROM roles WHERE (code = \(name) OR name = \(name)) AND deleted_at IS NULL") {
            $0.id(0)
        }
        guard case let id?? = found else {
            let known = try tx.connection.all("SELECT code FROM roles WHERE deleted_at IS NULL ORDER BY code") { $0.text(0) ?? "" }
            throw Problem(
                .unprocessable, "unknown_role", zh: "没有角色“\(name)”，可选：\(known.joined(separator: "、"))。",
                en: "There is no role \"\(name)\"; choose from \(known.joined(separator: ", ")).")
        }
        return id
    }
}

/// What a password must be (NIST SP 800-63B §3.1.1.2: length counts, composition rules do not).
package enum PasswordRule {
    package static let minimum = 10
    package static let maximum = 200

    package static func check(_ password: String, email: String) throws {
        let problem: LocalisedText? =
            if password.count < minimum {
                LocalisedText(zh: "密码至少 \(minimum) 个字符。", en: "A password has at least \(minimum) characters.")
            } else if password.count > maximum {
                LocalisedText(zh: "密码最多 \(maximum) 个字符。", en: "A password has at most \(maximum) characters.")
            } else if password.lowercased() == email.lowercased() || Set(password).count < 4 {
                LocalisedText(zh: "密码过于简单。", en: "The password is too easy to guess.")
            } else {
                nil
            }
        if let problem { throw Problem.fields([.init(field: "password", code: "password_rule", message: problem)]) }
    }
}
