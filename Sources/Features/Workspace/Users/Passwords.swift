import Dispatch
import MartletAccess
import MartletKernel

/// Password digests take 100 ms and 32 MB each: one after the other, on a thread of their own, away from the tasks' threads and the
/// database's.
enum Passwords {
    private static let queue = DispatchQueue(label: "martlet.passwords")

    static func hash(_ password: String) async throws -> String {
        try await run { try PasswordHash.make(password, random: SystemRandom()) }
    }

    /// Takes as long where there is nothing to compare with, so that the answer does not tell.
    static func verify(_ password: String, against hash: String?) async throws -> Bool {
        try await run {
            guard let hash else {
                try PasswordHash.waste(password)
                return false
            }
            return try PasswordHash.verify(password, against: hash)
        }
    }

    private static func run<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { continuation.resume(with: Swift.Result { try body() }) }
        }
    }
}
