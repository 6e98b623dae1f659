import Foundation
import HummingbirdCore
import MartletKernel
import Testing

@testable import MartletHTTP

@Suite struct TLSFilesTests {
    private static let openssl = ["/usr/bin/openssl", "/usr/local/bin/openssl"].first { FileManager.default.isExecutableFile(atPath: $0) }
    private static let isPossible: Bool = {
        if openssl == nil { print("openssl is not installed: a certificate cannot be made, its test is left out") }
        return openssl != nil
    }()

    private func refusal(_ files: TLSFiles) -> Problem? {
        do {
            _ = try files.server(over: .http1())
            return nil
        } catch {
            return error as? Problem
        }
    }

    @Test func `a file that cannot be used is named`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-tls-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let empty = folder.appending(path: "empty.pem")
        try Data("nothing\n".utf8).write(to: empty)
        let missing = try #require(refusal(TLSFiles(certificate: "/nowhere/cert.pem", key: "/nowhere/key.pem")))
        #expect(missing.code == "tls_invalid" && missing.message.en.contains("/nowhere/cert.pem"))
        let hollow = try #require(refusal(TLSFiles(certificate: empty.path, key: "/nowhere/key.pem")))
        #expect(hollow.code == "tls_invalid" && hollow.message.zh.contains(empty.path))
    }

    @Test(.enabled(if: isPossible)) func `a certificate with its key serves, with another's key it does not`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "martlet-tls-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try make("one", in: folder)
        try make("other", in: folder)
        let certificate = folder.appending(path: "one.pem").path
        #expect(refusal(TLSFiles(certificate: certificate, key: folder.appending(path: "one.key").path)) == nil)
        #expect(refusal(TLSFiles(certificate: certificate, key: certificate))?.message.en.contains("one.pem") == true)
        #expect(refusal(TLSFiles(certificate: certificate, key: folder.appending(path: "other.key").path))?.code == "tls_invalid")
    }

    private func make(_ name: String, in folder: URL) throws {
        let process = Process()
        process.executableURL = URL(filePath: TLSFilesTests.openssl ?? "")
        process.arguments = [
            "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2", "-subj", "/CN=localhost",
            "-keyout",
            folder.appending(path: name + ".key").path, "-out", folder.appending(path: name + ".pem").path,
        ]
        process.standardError = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
    }
}
