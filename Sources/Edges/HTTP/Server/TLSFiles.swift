import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import MartletKernel
import NIOCore
import NIOSSL

/// Certificate chain and key as PEM files, for serving TLS without a proxy.
package struct TLSFiles: Sendable {
    package let certificate: String
    package let key: String

    package init(certificate: String, key: String) {
        self.certificate = certificate
        self.key = key
    }

    /// - Throws: `Problem` `tls_invalid` naming the file that cannot be used.
    func server(over base: HTTPServerBuilder) throws -> HTTPServerBuilder {
        let chain = try reading(certificate) { try NIOSSLCertificate.fromPEMFile($0) }
        guard !chain.isEmpty else { throw unusable(certificate, "no certificate in it") }
        let privateKey = try reading(key) { try NIOSSLPrivateKey(file: $0, format: .pem) }
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(privateKey))
        // RFC 8996 retires what is older.
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = ["http/1.1"]
        do {
            // Made here once, because the server makes its own only when it begins: a key of another certificate is found now.
            _ = try NIOSSLContext(configuration: configuration)
            return try .tls(base, tlsConfiguration: configuration)
        } catch {
            throw unusable(key, "\(error)")
        }
    }

    private func reading<Result>(_ path: String, _ body: (String) throws -> Result) throws -> Result {
        do { return try body(path) } catch { throw unusable(path, "\(error)") }
    }

    private func unusable(_ path: String, _ reason: String) -> Problem {
        Problem(.invalid, "tls_invalid", zh: "TLS 文件 \(path) 无法使用：\(reason)", en: "The TLS file \(path) cannot be used: \(reason)")
    }
}
