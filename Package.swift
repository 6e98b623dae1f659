// swift-tools-version: 6.1
import PackageDescription

/// Every target is built in Swift 6 mode with the same upcoming features (STYLE.md, "Boundaries").
let settings: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

/// A target `MartletName` in `Sources/<path>`, which may import just what is listed here.
func part(_ name: String, in path: String, uses: [Target.Dependency]) -> Target {
    .target(name: "Martlet" + name, dependencies: uses, path: "Sources/" + path, swiftSettings: settings)
}

/// The tests of one part; `TestSupport` brings the fixtures.
func tests(_ name: String, in path: String, uses: [Target.Dependency]) -> Target {
    .testTarget(name: "Martlet" + name, dependencies: uses, path: "Tests/" + path, swiftSettings: settings)
}

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let grdbSQLite = Target.Dependency.product(name: "GRDBSQLite", package: "GRDB.swift")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let hummingbirdTLS = Target.Dependency.product(name: "HummingbirdTLS", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let lifecycle = Target.Dependency.product(name: "ServiceLifecycle", package: "swift-service-lifecycle")
let unixSignals = Target.Dependency.product(name: "UnixSignals", package: "swift-service-lifecycle")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let nioSSL = Target.Dependency.product(name: "NIOSSL", package: "swift-nio-ssl")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")

let engine: [Target.Dependency] = [
    "MartletKernel", "MartletStorage", "MartletExpressions", "MartletMetadata", "MartletAccess", "MartletRecords",
]
let features: [Target.Dependency] = ["MartletWorkspace", "MartletCustomers", "MartletSales"]
let adapters: [Target.Dependency] = ["MartletPhoneNumbers", "MartletStorageSQLite", "MartletStoragePostgres"]

let package = Package(
    name: "martlet",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "martlet", targets: ["martlet"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-ssl", exact: "2.37.6"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
    ],
    targets: [
        // Engine: knows no customer noun.
        part("Kernel", in: "Engine/Kernel", uses: [crypto]),
        part("Storage", in: "Engine/Storage", uses: ["MartletKernel"]),
        part("Expressions", in: "Engine/Expressions", uses: ["MartletKernel", "MartletStorage"]),
        part("Metadata", in: "Engine/Metadata", uses: ["MartletKernel", "MartletStorage", "MartletExpressions"]),
        part(
            "Access", in: "Engine/Access",
            uses: ["MartletKernel", "MartletStorage", "MartletExpressions", "MartletMetadata", crypto, cryptoExtras]),
        part(
            "Records", in: "Engine/Records",
            uses: [
                "MartletKernel", "MartletStorage", "MartletExpressions", "MartletMetadata", "MartletAccess", crypto,
            ]),
        part("Statistics", in: "Engine/Statistics", uses: ["MartletKernel"]),

        // Features: the product.
        part("Workspace", in: "Features/Workspace", uses: engine + [crypto, cryptoExtras]),
        part("Customers", in: "Features/Customers", uses: engine + ["MartletWorkspace"]),
        part("Sales", in: "Features/Sales", uses: engine + ["MartletWorkspace", "MartletCustomers"]),

        // Adapters: the only place drivers are imported.
        .systemLibrary(name: "CLibPQ", path: "Sources/CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
        .systemLibrary(name: "CZlib", path: "Sources/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(
            name: "CPhoneNumbers", path: "Sources/CPhoneNumbers",
            linkerSettings: [.linkedLibrary("phonenumber")]),
        part(
            "PhoneNumbers", in: "Adapters/PhoneNumbers", uses: ["MartletKernel", "MartletMetadata", "CPhoneNumbers"]),
        part("StorageSQLite", in: "Adapters/StorageSQLite", uses: ["MartletKernel", "MartletStorage", grdb, grdbSQLite]),
        part("StoragePostgres", in: "Adapters/StoragePostgres", uses: ["MartletKernel", "MartletStorage", "CLibPQ"]),

        // Edges: translate a protocol into actions.
        part(
            "HTTP", in: "Edges/HTTP",
            uses: engine + features + [
                hummingbird, hummingbirdTLS, logging, lifecycle, mustache, nioSSL, nioCore, crypto, "CZlib",
            ]),
        part("CLI", in: "Edges/CLI", uses: engine + features + [argumentParser, logging]),

        .executableTarget(
            name: "martlet",
            dependencies: engine + features + adapters + [
                "MartletHTTP", "MartletCLI", argumentParser, configuration, logging, lifecycle, unixSignals,
            ],
            path: "Sources/martlet", swiftSettings: settings),

        .executableTarget(
            name: "bench-statistics", dependencies: ["MartletKernel", "MartletStatistics"], path: "Benchmarks/Statistics",
            swiftSettings: settings),

        .target(
            name: "MartletTestSupport", dependencies: engine + features + adapters, path: "Tests/TestSupport",
            swiftSettings: settings),
        tests("KernelTests", in: "Engine/KernelTests", uses: ["MartletKernel"]),
        .executableTarget(
            name: "martlet-crash-writer",
            dependencies: ["MartletKernel", "MartletStorage", "MartletStorageSQLite", "MartletStoragePostgres"],
            path: "Tests/CrashWriter", swiftSettings: settings),
        tests(
            "StorageTests", in: "Engine/StorageTests",
            uses: engine + adapters + ["MartletTestSupport", "martlet-crash-writer", grdbSQLite]),
        tests("ExpressionsTests", in: "Engine/ExpressionsTests", uses: engine + adapters + ["MartletTestSupport"]),
        tests(
            "MetadataTests", in: "Engine/MetadataTests", uses: engine + features + adapters + ["MartletTestSupport"]),
        tests("AccessTests", in: "Engine/AccessTests", uses: engine + features + ["MartletTestSupport"]),
        tests("RecordsTests", in: "Engine/RecordsTests", uses: engine + features + ["MartletTestSupport"]),
        tests("StatisticsTests", in: "Engine/StatisticsTests", uses: ["MartletKernel", "MartletStatistics"]),
        tests(
            "PhoneNumbersTests", in: "Adapters/PhoneNumbersTests", uses: ["MartletMetadata", "MartletPhoneNumbers"]),
        tests(
            "WorkspaceTests", in: "Features/WorkspaceTests", uses: engine + features + adapters + ["MartletTestSupport"]),
        tests("SalesTests", in: "Features/SalesTests", uses: engine + features + ["MartletTestSupport"]),
        tests(
            "CustomersTests", in: "Features/CustomersTests", uses: engine + features + adapters + ["MartletTestSupport"]),
        tests(
            "EndToEnd", in: "EndToEnd",
            uses: engine + features + adapters + [
                "MartletHTTP", "MartletTestSupport", "martlet", hummingbird, hummingbirdCore, hummingbirdTesting, httpTypes, logging,
                nioCore,
            ]),
    ]
)
