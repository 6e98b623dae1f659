import Foundation
import MartletKernel
import MartletStorage

/// One thread's hold on the server: a connection that is made when it is needed and made again when it is lost.
final class PostgresWorker {
    /// How long a grouped write's statements may take.
    private let writeLimit: Duration
    private let address: ServerAddress
    private var connection: PostgresConnection?

    init(_ address: ServerAddress, writeLimit: Duration) {
        self.address = address
        self.writeLimit = writeLimit
    }

    /// Runs `body` on one snapshot.
    func read<Result>(limit: Duration, _ body: (any Connection) throws -> Result) throws -> Result {
        try repeating("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", limit: limit, body)
    }

    func write<Result>(isBounded: Bool, _ body: (any Connection) throws -> Result) throws -> Result {
        try repeating("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE", limit: isBounded ? writeLimit : nil, body)
    }

    /// The connection outside of any transaction, for what opening a database needs.
    func session() throws -> PostgresConnection {
        if let connection { return connection }
        let made = try PostgresConnection(address)
        connection = made
        return made
    }

    func close() {
        connection?.close()
        connection = nil
    }

    /// A transaction that lost against another, or whose connection was lost before `COMMIT` was sent, left nothing
    /// behind and runs again. One whose `COMMIT` was not answered may be on disk, so its caller must know.
    private func repeating<Result>(
        _ begin: String, limit: Duration?, _ body: (any Connection) throws -> Result
    ) throws -> Result {
        var tries = 0
        while true {
            tries += 1
            let connection = try session()
            do {
                return try connection.transaction(begin, limit: limit) { try body(connection) }
            } catch {
                switch connection.fault {
                case .conflict where tries < 10:
                    // Of two that keep colliding, chance must let one go first.
                    Thread.sleep(forTimeInterval: Double.random(in: 0.001...0.005) * Double(1 << min(tries, 6)))
                case .stalePlan where tries < 3:
                    try connection.forgetStatements()
                case .lost where tries < 3:
                    close()
                case .lost, .lostInCommit:
                    close()
                    throw error
                case .conflict, .stalePlan, nil:
                    throw error
                }
            }
        }
    }
}
