/// Which statements one connection has prepared, by text; the least recently used is forgotten when there are too many.
///
/// A text may need several: PostgreSQL fixes the types of parameters when it prepares. A `NULL` fits any type, so a
/// statement with many optional values is not prepared again for each pattern of missing ones.
struct PreparedStatements {
    struct Statement {
        let name: String
        /// What the server takes for each parameter.
        let types: [UInt32]

        func fits(_ values: [UInt32]) -> Bool {
            types.count == values.count && zip(types, values).allSatisfy { $1 == 0 || $0 == $1 }
        }
    }

    private struct Entry {
        var variants: [Statement]
        var usedAt: UInt64
    }

    private let capacity: Int
    private var entries: [String: Entry] = [:]
    private var clock: UInt64 = 0
    private var count = 0
    private var made = 0
    /// Forgotten here and still known to the server.
    private(set) var forgotten: [String] = []

    init(capacity: Int) { self.capacity = capacity }

    mutating func find(_ text: String, fitting types: [UInt32]) -> Statement? {
        clock += 1
        guard let statement = entries[text]?.variants.first(where: { $0.fits(types) }) else { return nil }
        entries[text]?.usedAt = clock
        return statement
    }

    mutating func newName() -> String {
        made += 1
        return "martlet_\(made)"
    }

    mutating func add(_ statement: Statement, for text: String) {
        entries[text, default: Entry(variants: [], usedAt: clock)].variants.append(statement)
        count += 1
        while count > capacity, let oldest = entries.min(by: { $0.value.usedAt < $1.value.usedAt }), oldest.key != text {
            entries.removeValue(forKey: oldest.key)
            forgotten += oldest.value.variants.map(\.name)
            count -= oldest.value.variants.count
        }
    }

    /// What tells the server to forget as well; nil when there is nothing.
    mutating func takeDeallocation() -> String? {
        guard !forgotten.isEmpty else { return nil }
        defer { forgotten = [] }
        return forgotten.map { "DEALLOCATE \($0);" }.joined()
    }

    mutating func removeAll() {
        entries = [:]
        forgotten = []
        count = 0
    }
}
