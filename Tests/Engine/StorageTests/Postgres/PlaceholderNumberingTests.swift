import Testing

@testable import MartletStoragePostgres

@Suite("PostgreSQL: placeholders") struct PlaceholderNumberingTests {
    @Test(arguments: [
        ("SELECT ?", "SELECT $1"),
        ("a = ? AND b IN (?, ?)", "a = $1 AND b IN ($2, $3)"),
        ("'?' || ? || \"odd?name\" || ?", "'?' || $1 || \"odd?name\" || $2"),
        ("'it''s ?' || ?", "'it''s ?' || $1"),
        ("\"a\"\"?\" = ?", "\"a\"\"?\" = $1"),
        ("'雨?' = ?", "'雨?' = $1"),
        ("", ""),
    ])
    func `question marks outside of quotes are numbered`(text: String, expected: String) {
        #expect(PlaceholderNumbering.numbered(text) == expected)
    }
}
