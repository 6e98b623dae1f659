import Configuration
import Foundation
import Logging
import MartletHTTP
import MartletKernel

/// What an installation is told: by flags, then `MARTLET_…` variables, then the settings file (docs/operations.md).
struct Settings: Sendable {
    enum Store: Sendable, Equatable {
        case sqlite(path: String)
        case postgres(url: String)
    }

    enum LogFormat: String, Sendable { case text, json }

    let store: Store
    /// Folder of database, files and backups.
    let data: String
    let host: String
    let port: Int
    let baseURL: WebOrigin?
    let tls: TLSFiles?
    let trustedProxies: [NetworkRange]
    let keyFile: String?
    let logLevel: Logger.Level
    let logFormat: LogFormat
    /// Where the settings file was found.
    let file: String?

    /// Every name a setting goes by; a variable is `MARTLET_` and the name in capitals.
    static let names = [
        "database", "data", "listen", "base-url", "tls-certificate", "tls-key", "trusted-proxies", "key-file", "log-level", "log-format",
    ]

    /// - Throws: `Problem` `setting_invalid` that names the setting and says what it should be.
    static func read(
        _ overrides: [String: String], environment: [String: String] = ProcessInfo.processInfo.environment
    ) async throws -> Settings {
        let path = overrides["config"] ?? environment["MARTLET_CONFIG"]
        let file = try SettingsFile.read(path)
        try checkVariables(environment)
        let reader = ConfigReader(providers: [
            InMemoryProvider(name: "flags", values: SettingsFile.values(overrides)),
            EnvironmentVariablesProvider(environmentVariables: environment, secretsSpecifier: .specific(["MARTLET_DATABASE"]))
                .prefixKeys(with: "martlet"),
            InMemoryProvider(name: "file", values: SettingsFile.values(file?.values ?? [:])),
        ])
        return try Settings(reader, file: file?.path)
    }

    private init(_ reader: ConfigReader, file: String?) throws {
        func text(_ name: String) -> String? {
            reader.string(forKey: ConfigKey([name]), isSecret: name == "database").flatMap { $0.isEmpty ? nil : $0 }
        }
        data = text("data") ?? "data"
        store = Settings.store(text("database"), data: data)
        (host, port) = try Settings.address(text("listen") ?? "127.0.0.1:8080")
        baseURL = try text("base-url").map(Settings.origin)
        tls = try Settings.tls(certificate: text("tls-certificate"), key: text("tls-key"))
        trustedProxies = try (text("trusted-proxies") ?? "").split(separator: ",").map { try Settings.range(String($0)) }
        keyFile = try text("key-file").map { try Settings.readable($0, for: "key-file") }
        logLevel = try Settings.choice(
            "log-level", text("log-level") ?? "info", Logger.Level.init(rawValue:), Logger.Level.allCases.map(\.rawValue))
        logFormat = try Settings.choice("log-format", text("log-format") ?? "text", LogFormat.init(rawValue:), ["text", "json"])
        self.file = file
    }

    static func fault(_ name: String, zh: String, en: String) -> Problem {
        Problem(.invalid, "setting_invalid", zh: "设置 \(name)：\(zh)", en: "The setting \(name): \(en)")
    }

    private static func store(_ text: String?, data: String) -> Store {
        guard let text else { return .sqlite(path: data + "/martlet.sqlite") }
        return text.hasPrefix("postgres://") || text.hasPrefix("postgresql://") ? .postgres(url: text) : .sqlite(path: text)
    }

    /// `127.0.0.1:8080`, `[::1]:8080`, `:8080`.
    private static func address(_ text: String) throws -> (String, Int) {
        let fault = fault(
            "listen", zh: "“\(text)”应为 地址:端口，如 127.0.0.1:8080。", en: "\"\(text)\" must be ADDRESS:PORT, such as 127.0.0.1:8080.")
        guard let colon = text.lastIndex(of: ":"), let port = Int(text[text.index(after: colon)...]), (0...65_535).contains(port) else {
            throw fault
        }
        var host = String(text[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") {
            host = String(host.dropFirst().dropLast())
        } else if host.contains(":") {
            throw fault
        }
        return (host.isEmpty ? "0.0.0.0" : host, port)
    }

    private static func origin(_ text: String) throws -> WebOrigin {
        if let origin = WebOrigin(text) { return origin }
        throw fault(
            "base-url", zh: "“\(text)”应如 https://crm.example.com，不带路径。",
            en: "\"\(text)\" must be like https://crm.example.com, without a path.")
    }

    private static func range(_ text: String) throws -> NetworkRange {
        let text = text.filter { $0 != " " }
        if let range = NetworkRange(text) { return range }
        throw fault(
            "trusted-proxies", zh: "“\(text)”应为地址或网段，如 10.0.0.0/8。", en: "\"\(text)\" must be an address or a block such as 10.0.0.0/8.")
    }

    private static func tls(certificate: String?, key: String?) throws -> TLSFiles? {
        switch (certificate, key) {
        case (nil, nil): return nil
        case (let certificate?, let key?):
            return TLSFiles(certificate: try readable(certificate, for: "tls-certificate"), key: try readable(key, for: "tls-key"))
        case (nil, _): throw fault("tls-certificate", zh: "设置了 tls-key 就必须设置证书。", en: "it is needed because tls-key is set.")
        case (_, nil): throw fault("tls-key", zh: "设置了 tls-certificate 就必须设置私钥。", en: "it is needed because tls-certificate is set.")
        }
    }

    private static func readable(_ path: String, for name: String) throws -> String {
        guard FileManager.default.isReadableFile(atPath: path) else {
            throw fault(name, zh: "无法读取文件 \(path)。", en: "the file \(path) cannot be read.")
        }
        return path
    }

    private static func choice<Value>(_ name: String, _ text: String, _ make: (String) -> Value?, _ options: [String]) throws -> Value {
        if let value = make(text) { return value }
        throw fault(
            name, zh: "“\(text)”应为 \(options.joined(separator: "、")) 之一。",
            en: "\"\(text)\" must be one of \(options.joined(separator: ", ")).")
    }

    /// A misspelt variable would be passed over in silence. Only what looks like a setting counts: container platforms put
    /// variables of their own beside ours (`MARTLET_PORT_8080_TCP`).
    private static func checkVariables(_ environment: [String: String]) throws {
        let known = names.map(variable) + ["MARTLET_CONFIG"]
        for name in environment.keys.sorted() where name.hasPrefix("MARTLET_") && !name.hasPrefix("MARTLET_TEST") && !known.contains(name) {
            guard let near = SettingsFile.nearest(name, among: known) else { continue }
            throw fault(name, zh: "没有这个变量，是否指 \(near)？", en: "there is no such variable; did you mean \(near)?")
        }
    }

    static func variable(_ name: String) -> String { "MARTLET_" + name.uppercased().replacing("-", with: "_") }
}
