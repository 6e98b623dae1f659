/// Keeps spreadsheets from running what a record holds: a cell that begins like a formula is written with `'` before it
/// (<https://owasp.org/www-community/attacks/CSV_Injection>). Reading takes it away again, so that an export read back is the same.
package enum FormulaGuard {
    /// Plain numbers, telephone numbers in E.164 and negative amounts among them, are no formulas. A text that has quotes before
    /// such a beginning already gets one more, so that the way back is certain.
    package static func guarded(_ cell: String) -> String {
        guard isRisky(cell.utf8.drop { $0 == UInt8(ascii: "'") }), !isNumber(cell.utf8) else { return cell }
        return "'" + cell
    }

    package static func unguarded(_ cell: String) -> String {
        guard cell.utf8.first == UInt8(ascii: "'"), isRisky(cell.utf8.drop { $0 == UInt8(ascii: "'") }) else { return cell }
        return String(cell.dropFirst())
    }

    private static func isRisky(_ text: Substring.UTF8View) -> Bool {
        switch text.first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D: true
        default: false
        }
    }

    private static func isNumber(_ text: String.UTF8View) -> Bool {
        guard let first = text.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+"), text.count > 1 else { return false }
        var points = 0
        for byte in text.dropFirst() {
            if byte == UInt8(ascii: ".") { points += 1 } else if !(48...57).contains(byte) { return false }
        }
        return points <= 1
    }
}
