// Also tests: FirstContent, SchemaSync, SystemTables, Feature, Engine, Environment

import MartletExpressions
import MartletKernel
import MartletMetadata
import MartletPhoneNumbers
import MartletRecords
import MartletStorage
import MartletTestSupport
import MartletWorkspace
import Testing

@Suite struct WorkspaceSetupTests {
    private func setup(_ features: [Feature]) -> WorkspaceSetup {
        WorkspaceSetup(features: features, phones: LibPhoneNumber(), clock: TestClock(TestApp.start), random: SeededSource(seed: 5))
    }

    @Test(arguments: TestDatabases.available) func `a new workspace begins with roles and a covered calendar, once`(kind: TestDatabases)
        async throws
    {
        try await kind.withDatabase(functions: ExpressionFunctions.all) { database in
            for _ in 0..<2 {
                let engine = try await setup(TestApp.features).open(database)
                let counts = try await engine.read(as: .system()) { tx in
                    try (
                        tx.connection.integer("SELECT COUNT(*) FROM roles"),
                        tx.connection.integer("SELECT COUNT(*) FROM working_calendars"),
                        tx.connection.integer("SELECT COUNT(*) FROM workdays"), tx.connection.integer("SELECT COUNT(*) FROM zone_offsets")
                    )
                }
                #expect(counts.0 == 6 && counts.1 == 1)
                #expect(counts.2 == 1096)
                #expect(try #require(counts.3) > 1)
            }
        }
    }

    @Test(arguments: TestDatabases.available) func `a later release adds its objects and fields to the tables that are there`(
        kind: TestDatabases
    ) async throws {
        let note = FieldDefinition("note", zh: "备注", en: "Note", TextField())
        let rank = FieldDefinition("rank", zh: "名次", en: "Rank", IntegerField()).indexed
        func thing(_ fields: [FieldDefinition]) -> Feature {
            var object = ObjectDefinition("thing", table: "things", zh: "物", en: "Thing", plural: "Things", title: "note", fields: fields)
            object.access = .shared
            return Feature("things", zh: "物", en: "Things", objects: [object])
        }
        try await kind.withDatabase(functions: ExpressionFunctions.all) { database in
            let old = try await setup([WorkspaceFeature.feature, thing([note])]).open(database)
            let id = try await old.write(as: .system(), name: "test") { try $0.create("thing", RecordInput(["note": .text("一")])).id }
                .result
            let new = try await setup([WorkspaceFeature.feature, thing([note, rank])]).open(database)
            _ = try await new.write(as: .system(), name: "test") { try $0.update("thing", id, RecordInput(["rank": .integer(3)])) }
            let json = try JSONParser.parse(try await new.read(as: .system()) { try $0.json(of: id, object: "thing") })
            #expect(json["note"]?.string == "一" && json["rank"]?.int == 3)
        }
    }

    @Test func `a database of a newer release is refused and left alone`() async throws {
        try await TestDatabases.sqlite.withDatabase(functions: ExpressionFunctions.all) { database in
            _ = try await setup(TestApp.features).open(database)
            try await database.write { try $0.execute("INSERT INTO schema_migrations (id, applied_at) VALUES ('9999-01-01 later', 0)") }
            await #expect(throws: StorageError.self) { try await setup(TestApp.features).open(database) }
        }
    }
}
