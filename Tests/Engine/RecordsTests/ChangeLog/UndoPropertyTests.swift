import MartletKernel
import MartletMetadata
import MartletRecords
import MartletStorage
import MartletTestSupport
import Testing

@Suite struct UndoPropertyTests {
    private static let objects = ["shelf", "item", "label"]

    @Test(arguments: TestDatabases.available, [1, 2, 3, 4] as [UInt64])
    func `random operations undone in reverse give the start back, row by row`(on kind: TestDatabases, seed: UInt64) async throws {
        let app = try await TestApp.ledger(on: kind)
        var history = RandomHistory(seed: seed)
        for _ in 0..<25 { _ = try await history.step(app) }
        let start = try await TableSnapshot(of: UndoPropertyTests.objects, in: app)
        var operations = [RecordID]()
        for _ in 0..<110 { if let operation = try await history.step(app) { operations.append(operation) } }
        #expect(operations.count > 20)
        let changed = try await TableSnapshot(of: UndoPropertyTests.objects, in: app)
        #expect(changed != start)
        for operation in operations.reversed() {
            app.clock.advance(milliseconds: 3)
            try await app.undo(operation)
        }
        let end = try await TableSnapshot(of: UndoPropertyTests.objects, in: app)
        #expect(end.difference(from: start) == [])
        await app.close()
    }

    @Test(arguments: TestDatabases.available, [11, 12] as [UInt64])
    func `stored formulas equal their computation anew after random operations`(on kind: TestDatabases, seed: UInt64) async throws {
        let app = try await TestApp.ledger(on: kind)
        var history = RandomHistory(seed: seed)
        for round in 0..<60 {
            _ = try await history.step(app)
            if round % 20 == 19 { #expect(try await wrongFormulas(app) == []) }
        }
        await app.close()
    }

    /// Records whose stored rollups differ from what plain SQL says they should be.
    private func wrongFormulas(_ app: TestApp) async throws -> [String] {
        try await app.read(.ada) { tx in
            let living: SQL = "i.shelf = s.id AND i.deleted_at IS NULL"
            let rows = try tx.connection.all(
                """
                SELECT s.id, s.item_count, (SELECT COUNT(*) FROM items i WHERE \(sql: living)),
                  COALESCE(s.total, 0), (SELECT CAST(COALESCE(SUM(i.amount), 0) AS bigint) FROM items i WHERE \(sql: living)),
                  s.open_count, (SELECT COUNT(*) FROM items i WHERE \(sql: living) AND i.status = 'open'),
                  s.doubled, s.item_count * 2 + COALESCE(s.score, 0),
                  s.active_labels, (SELECT COUNT(*) FROM shelves_labels l JOIN labels a ON a.id = l.value WHERE l.owner_id = s.id AND a.is_active AND a.deleted_at IS NULL)
                FROM shelves s WHERE s.deleted_at IS NULL
                """
            ) { row in (1...5).map { (row.integer($0 * 2 - 1), row.integer($0 * 2)) } }
            let names = try tx.connection.all(
                """
                SELECT i.id FROM items i LEFT JOIN shelves s ON s.id = i.shelf AND s.deleted_at IS NULL
                WHERE i.deleted_at IS NULL AND COALESCE(i.shelf_name, '') <> COALESCE(s.name, '')
                """
            ) { "shelfName of \($0.id(0)?.description ?? "")" }
            let parents = try tx.connection.all(
                """
                SELECT c.id FROM shelves c LEFT JOIN shelves s ON s.id = c.parent AND s.deleted_at IS NULL
                WHERE c.deleted_at IS NULL AND COALESCE(c.parent_name, '') <> COALESCE(s.name, '')
                """
            ) { "parentName of \($0.id(0)?.description ?? "")" }
            return rows.flatMap { pairs in pairs.enumerated().compactMap { $1.0 == $1.1 ? nil : "formula \($0): \($1)" } } + names + parents
        }
    }
}
