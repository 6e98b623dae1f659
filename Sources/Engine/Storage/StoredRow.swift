import MartletKernel

/// A row that is not under a cursor: stored values at hand, read as a result is read.
package struct StoredRow: ResultRow {
    private let values: [SQLValue]

    package init(_ values: [SQLValue]) { self.values = values }

    package var columnCount: Int { values.count }
    package func isNull(_ column: Int) -> Bool { values[column] == .null }
    package func integer(_ column: Int) -> Int64? { if case .integer(let value) = values[column] { value } else { nil } }
    package func real(_ column: Int) -> Double? { if case .real(let value) = values[column] { value } else { nil } }
    package func text(_ column: Int) -> String? { if case .text(let value) = values[column] { value } else { nil } }
    package func bytes(_ column: Int) -> [UInt8]? { if case .blob(let value) = values[column] { value } else { nil } }

    package func id(_ column: Int) -> RecordID? {
        switch values[column] {
        case .id(let value): value
        case .text(let text): RecordID(text)
        default: nil
        }
    }

    package func boolean(_ column: Int) -> Bool? {
        switch values[column] {
        case .boolean(let value): value
        case .integer(let value): value != 0
        default: nil
        }
    }

    package func withUTF8<Result>(_ column: Int, _ body: (UnsafeBufferPointer<UInt8>) throws -> Result) rethrows -> Result {
        try Array((text(column) ?? "").utf8).withUnsafeBufferPointer(body)
    }
}
