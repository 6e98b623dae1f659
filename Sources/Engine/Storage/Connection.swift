import MartletKernel

/// One session with a database, used by one thread at a time and only inside the closure it was given to.
///
/// Everything on it is synchronous, so that the compiler forbids `await` inside a transaction.
package protocol Connection: AnyObject {
    var dialect: Dialect { get }

    /// Runs a statement and answers how many rows it changed.
    /// - Throws: `StorageError`.
    @discardableResult
    func execute(_ sql: SQL) throws -> Int

    /// Runs a query and hands over each row; the row is valid only within the call. Return `false` to stop.
    /// - Throws: `StorageError`, or what `each` throws.
    func query(_ sql: SQL, _ each: (any ResultRow) throws -> Bool) throws

    /// Several statements separated by semicolons, without bindings: migrations.
    func executeScript(_ script: String) throws

    /// Runs `body` so that an error undoes what it wrote and nothing else. May be nested.
    func savepoint<Result>(_ body: () throws -> Result) throws -> Result
}

/// A row under the cursor. Columns count from 0; a type that does not fit answers `nil`, as `NULL` does.
package protocol ResultRow {
    var columnCount: Int { get }
    func isNull(_ column: Int) -> Bool
    func integer(_ column: Int) -> Int64?
    func real(_ column: Int) -> Double?
    func text(_ column: Int) -> String?
    func bytes(_ column: Int) -> [UInt8]?
    func id(_ column: Int) -> RecordID?
    func boolean(_ column: Int) -> Bool?
    /// The text's bytes without a copy, for writing them straight into an answer; empty for `NULL`.
    func withUTF8<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result
}

extension Connection {
    /// All rows, each made into a value.
    package func all<Element>(_ sql: SQL, _ make: (any ResultRow) throws -> Element) throws -> [Element] {
        var result = [Element]()
        try query(sql) { row in
            result.append(try make(row))
            return true
        }
        return result
    }

    /// The first row, if there is one.
    package func first<Element>(_ sql: SQL, _ make: (any ResultRow) throws -> Element) throws -> Element? {
        var result: Element?
        try query(sql) { row in
            result = try make(row)
            return false
        }
        return result
    }

    /// The first column of the first row.
    package func integer(_ sql: SQL) throws -> Int64? { try first(sql) { $0.integer(0) } ?? nil }
    package func text(_ sql: SQL) throws -> String? { try first(sql) { $0.text(0) } ?? nil }

    package func exists(_ sql: SQL) throws -> Bool { try first(sql) { _ in true } ?? false }
}
