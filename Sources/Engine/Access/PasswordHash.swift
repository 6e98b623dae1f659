import Crypto
import CryptoExtras
import Foundation
import MartletKernel

/// Passwords as scrypt digests (RFC 7914) with the OWASP parameters N = 2¹⁵, r = 8, p = 3, kept in the digest so that they can
/// be raised later.
package enum PasswordHash {
    private static let rounds = 1 << 15
    private static let blockSize = 8
    private static let parallelism = 3

    /// `scrypt$32768$8$3$<salt>$<key>`, both in Base64.
    package static func make(_ password: String, random: any RandomSource) throws -> String {
        let salt = random.bytes(16)
        let key = try derive(password, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(Data(salt).base64EncodedString())$\(key.base64EncodedString())"
    }

    /// Takes as long for a wrong password as for the right one.
    package static func verify(_ password: String, against stored: String) throws -> Bool {
        let parts = stored.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4]), let expected = Data(base64Encoded: parts[5])
        else { return false }
        let key = try derive(password, salt: Array(salt), rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        return key.count == expected.count && zip(key, expected).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
    }

    /// Spends the time of a verification where there is no user, so that the answer does not tell.
    package static func waste(_ password: String) throws {
        _ = try derive(password, salt: Array(repeating: 0, count: 16), rounds: rounds, blockSize: blockSize, parallelism: parallelism)
    }

    private static func derive(_ password: String, salt: [UInt8], rounds: Int, blockSize: Int, parallelism: Int) throws -> Data {
        let key = try KDF.Scrypt.deriveKey(
            from: Data(TextFolding.normalised(password).utf8), salt: Data(salt), outputByteCount: 32, rounds: rounds, blockSize: blockSize,
            parallelism: parallelism, maxMemory: 128 * 1024 * 1024)
        return key.withUnsafeBytes { Data($0) }
    }
}

/// Secrets handed to a client: 256 random bits, of which the server keeps only the SHA-256 digest.
package enum Token {
    package static func make(prefix: String, random: any RandomSource) -> String {
        let text = Data(random.bytes(32)).base64EncodedString()
        return prefix + text.replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    package static func digest(_ token: String) -> String {
        SHA256.hash(data: Data(token.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }
}
