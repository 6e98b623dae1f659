import MartletStorage
import Testing

@testable import MartletStoragePostgres

@Suite("PostgreSQL: addresses") struct ServerAddressTests {
    @Test func `a URL becomes the environment of programs`() throws {
        let address = try ServerAddress("postgres://ada:p%40ss@db.example:5433/ledger?sslmode=require")
        #expect(address.environment["PGUSER"] == "ada")
        #expect(address.environment["PGPASSWORD"] == "p@ss")
        #expect(address.environment["PGHOST"] == "db.example")
        #expect(address.environment["PGPORT"] == "5433")
        #expect(address.environment["PGDATABASE"] == "ledger")
        #expect(address.environment["PGSSLMODE"] == "require")
    }

    @Test(arguments: [
        "postgres://ada:s3cret-Word@127.0.0.1:1/ledger", "postgres://ada:s3cret-Word@no-such-host.invalid/ledger",
        "postgres://ada:s3cret-Word@x@127.0.0.1:1/ledger", "postgres://ada:x@s3cret-Word@127.0.0.1:1/ledger",
        "postgres://ada:x/s3cret-Word@127.0.0.1:1/ledger", "postgres://ada:x:s3cret-Word@127.0.0.1:1/ledger",
        "postgres://ada:s3cret-Word%zz@127.0.0.1:1/ledger", "postgres://ada:s3cret-Word@127.0.0.1:port/ledger",
    ])
    func `no message shows a password, however the URL is mistaken`(url: String) async {
        let error = await #expect(throws: StorageError.self) { _ = try await PostgresDatabase.open(url: url) }
        #expect("\(error.map { "\($0)" } ?? "") \(error?.problem as Any)".contains("s3cret-Word") == false)
    }

    @Test func `a URL that is none is unusable`() {
        #expect { try ServerAddress("postgres://[half:1/x") } throws: { error in
            if case .unusable = error as? StorageError { true } else { false }
        }
    }
}
