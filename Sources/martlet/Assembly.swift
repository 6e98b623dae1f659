import Foundation
import Logging
import MartletCLI
import MartletCustomers
import MartletHTTP
import MartletKernel
import MartletPhoneNumbers
import MartletRecords
import MartletSales
import MartletStorage
import MartletWorkspace

/// Wires the product: which features there are, which adapters serve them, and what each command gets.
enum Assembly {
    static let version = "0.1.0"
    static let features = [WorkspaceFeature.feature, CustomersFeature.feature, SalesFeature.feature]

    static let setup = WorkspaceSetup(features: features, phones: LibPhoneNumber(), clock: SystemClock(), random: SystemRandom())

    static func commands() -> CommandEnvironment {
        CommandEnvironment(
            terminal: .standard(), version: version,
            open: { overrides in
                let installation = Installation(try await Settings.read(overrides))
                let (engine, database) = try await installation.open()
                return .init(engine: engine, recognisers: [CustomerColumns()]) { await database.close() }
            },
            serve: { overrides in try await Serving(try await Settings.read(overrides)).run() },
            migrate: { overrides, progress in try await Installation(try await Settings.read(overrides)).migrate(progress: progress) },
            backup: { overrides, folder, progress in
                try await BackupMaking(Installation(try await Settings.read(overrides))).run(into: folder, progress: progress)
            },
            restore: { overrides, folder, isForced, progress in
                try await BackupRestoring(Installation(try await Settings.read(overrides)))
                    .run(from: folder, isForced: isForced, progress: progress)
            },
            doctor: { overrides in await Inspection(overrides).findings() },
            openAPI: { engine in
                openAPIDocument(of: engine, language: .english, version: version, server: "http://127.0.0.1:8080").bytes
            })
    }
}
