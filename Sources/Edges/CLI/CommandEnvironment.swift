import MartletKernel
import MartletRecords
import MartletWorkspace

/// What the commands work with; the executable fills it in, because only it knows databases and servers.
package struct CommandEnvironment: Sendable {
    /// Settings given as flags, by name (`database`, `base-url`); they win over environment and file.
    package typealias Overrides = [String: String]

    /// A workspace opened for one command.
    package struct Workspace: Sendable {
        package let engine: Engine
        /// What an import asks about columns that are no fields.
        package let recognisers: [any ImportRecogniser]
        package let close: @Sendable () async -> Void

        package init(engine: Engine, recognisers: [any ImportRecogniser], close: @escaping @Sendable () async -> Void) {
            self.engine = engine
            self.recognisers = recognisers
            self.close = close
        }
    }

    package struct Migration: Sendable {
        package let applied: [String]
        /// The copy made before; `nil` where there was nothing to migrate or nothing to lose.
        package let backup: String?

        package init(applied: [String], backup: String?) {
            self.applied = applied
            self.backup = backup
        }
    }

    /// A thing `doctor` looked at.
    package struct Finding: Sendable {
        package enum State: String, Sendable { case good, warning, bad }
        package let name: String
        package let state: State
        package let detail: LocalisedText

        package init(_ name: String, _ state: State, zh: String, en: String) {
            self.name = name
            self.state = state
            detail = LocalisedText(zh: zh, en: en)
        }
    }

    /// What a copy holds, counted in the copy itself.
    package struct BackupReport: Sendable {
        package let path: String
        package let bytes: Int64
        package let records: Int64
        package let files: Int
        /// Where the workspace that was replaced lies now.
        package let kept: String?

        package init(path: String, bytes: Int64, records: Int64, files: Int, kept: String? = nil) {
            self.path = path
            self.bytes = bytes
            self.records = records
            self.files = files
            self.kept = kept
        }
    }

    package typealias Progress = @Sendable (Double) -> Void

    package let terminal: Terminal
    package let version: String
    package let open: @Sendable (Overrides) async throws -> Workspace
    package let serve: @Sendable (Overrides) async throws -> Void
    package let migrate: @Sendable (Overrides, @escaping Progress) async throws -> Migration
    package let backup: @Sendable (Overrides, String, @escaping Progress) async throws -> BackupReport
    package let restore: @Sendable (Overrides, String, Bool, @escaping Progress) async throws -> BackupReport
    package let doctor: @Sendable (Overrides) async -> [Finding]
    package let openAPI: @Sendable (Engine) async throws -> [UInt8]

    package init(
        terminal: Terminal, version: String, open: @escaping @Sendable (Overrides) async throws -> Workspace,
        serve: @escaping @Sendable (Overrides) async throws -> Void,
        migrate: @escaping @Sendable (Overrides, @escaping Progress) async throws -> Migration,
        backup: @escaping @Sendable (Overrides, String, @escaping Progress) async throws -> BackupReport,
        restore: @escaping @Sendable (Overrides, String, Bool, @escaping Progress) async throws -> BackupReport,
        doctor: @escaping @Sendable (Overrides) async -> [Finding], openAPI: @escaping @Sendable (Engine) async throws -> [UInt8]
    ) {
        self.terminal = terminal
        self.version = version
        self.open = open
        self.serve = serve
        self.migrate = migrate
        self.backup = backup
        self.restore = restore
        self.doctor = doctor
        self.openAPI = openAPI
    }
}
