import ArgumentParser

/// `martlet serve`: brings the database up to date and serves until it is told to stop.
struct ServeCommand: WorkspaceCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve the workspace over HTTP. | 启动服务。")

    @OptionGroup var global: GlobalOptions
    @Option(help: "Address and port, 127.0.0.1:8080. | 监听地址与端口。") var listen: String?
    @Option(help: "Where browsers reach it, https://crm.example.com. | 浏览器访问的地址。") var baseURL: String?
    @Option(help: "PEM file of the certificate chain. | 证书链文件（PEM）。") var tlsCertificate: String?
    @Option(help: "PEM file of the private key. | 私钥文件（PEM）。") var tlsKey: String?
    @Option(help: "Proxies to trust, 10.0.0.0/8,::1. | 可信代理的地址。") var trustedProxies: String?
    @Option(help: "File of the key for encrypted fields. | 加密字段的密钥文件。") var keyFile: String?

    func run(in environment: CommandEnvironment, output: CommandOutput) async throws {
        var overrides = global.overrides
        let given = [
            "listen": listen, "base-url": baseURL, "tls-certificate": tlsCertificate, "tls-key": tlsKey, "trusted-proxies": trustedProxies,
            "key-file": keyFile,
        ]
        overrides.merge(given.compactMapValues(\.self)) { _, new in new }
        try await environment.serve(overrides)
    }
}
