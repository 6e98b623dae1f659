import MartletKernel
import MartletStorage

/// Equality and order of values in stored form: whole numbers by size, text by its UTF-8 bytes (which is by code point),
/// ids by their bytes. `null` equals `null` and has no order.
enum ScalarOrder {
    static func areEqual(_ left: SQLValue, _ right: SQLValue) -> Bool {
        if case .text(let a) = left, case .text(let b) = right { return a.utf8.elementsEqual(b.utf8) }
        return left == right
    }

    /// `nil` when either is `null`.
    static func precedes(_ left: SQLValue, _ right: SQLValue) -> Bool? {
        switch (left, right) {
        case (.integer(let a), .integer(let b)): a < b
        case (.text(let a), .text(let b)): a.precedes(b)
        case (.id(let a), .id(let b)): a < b
        case (.boolean(let a), .boolean(let b)): !a && b
        default: nil
        }
    }

    /// The other one where one is `null`.
    static func least(_ left: SQLValue, _ right: SQLValue) -> SQLValue {
        guard let leftFirst = precedes(left, right) else { return left == .null ? right : left }
        return leftFirst ? left : right
    }

    static func greatest(_ left: SQLValue, _ right: SQLValue) -> SQLValue {
        guard let leftFirst = precedes(left, right) else { return left == .null ? right : left }
        return leftFirst ? right : left
    }
}
