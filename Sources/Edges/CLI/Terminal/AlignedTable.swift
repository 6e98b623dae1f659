import MartletKernel

/// Rows under each other for people: cells padded to the widest of their column, cut where the terminal ends.
struct AlignedTable {
    let header: [String]
    let rows: [[String]]
    /// Columns of the terminal; `nil` for no limit.
    let width: Int?

    /// No column takes more than this share when others need the room.
    private static let longest = 40

    var lines: [String] {
        let all = [header] + rows.map { $0.map(AlignedTable.oneLine) }
        let widths = header.indices.map { column in
            min(AlignedTable.longest, all.map { column < $0.count ? TextWidth.of($0[column]) : 0 }.max() ?? 0)
        }
        var lines = all.map { line($0, widths) }
        lines.insert(widths.map { String(repeating: "─", count: $0) }.joined(separator: "  "), at: 1)
        return lines.map { width.map { limit in { TextWidth.cut($0, to: limit) } }?($0) ?? $0 }
    }

    private func line(_ cells: [String], _ widths: [Int]) -> String {
        var result = ""
        for (column, width) in widths.enumerated() {
            let cell = TextWidth.cut(column < cells.count ? cells[column] : "", to: width)
            result += cell
            if column + 1 < widths.count { result += String(repeating: " ", count: width - TextWidth.of(cell) + 2) }
        }
        return result
    }

    private static func oneLine(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.value < 0x20 }) else { return text }
        return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 }))
    }
}

/// Columns a text takes in a terminal: two for ideographs, kana, hangul, full-width forms and emoji, none for marks that combine
/// (Unicode Standard Annex 11).
enum TextWidth {
    static func of(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + width($1) } }

    /// At most that wide, with `…` where something was cut off.
    static func cut(_ text: String, to limit: Int) -> String {
        guard of(text) > limit, limit > 0 else { return text }
        var result = String.UnicodeScalarView()
        var used = 0
        for scalar in text.unicodeScalars {
            let next = width(scalar)
            if used + next > limit - 1 { break }
            result.append(scalar)
            used += next
        }
        return String(result) + "…"
    }

    private static func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.value {
        case 0x20..<0x7F: 1
        case 0x300...0x36F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
        case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF, 0xAC00...0xD7A3,
            0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            2
        default: 1
        }
    }
}
