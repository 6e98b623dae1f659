import Foundation
import MartletExpressions
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

// Also tests: ExpressionSQL, SQLCompiler, ExpressionEvaluator, ScalarEvaluation, StoredForm, PostgresBody

/// The promise of the language: one meaning in SQLite, PostgreSQL and memory.
@Suite struct AgreementTests {
    /// Another one by `MARTLET_TEST_SEED`, to look further than every run does.
    private static let seed = ProcessInfo.processInfo.environment["MARTLET_TEST_SEED"].flatMap { UInt64($0) } ?? 20_261_121
    private static let plan = Result { try AgreementPlan(seed: seed, batches: 280, size: 40) }

    @Test(arguments: TestDatabases.available)
    func `ten thousand random expressions mean the same in the database and in memory`(_ databases: TestDatabases) async throws {
        let plan = try AgreementTests.plan.get()
        let tables = SampleTables(dialect: databases == .sqlite ? .sqlite : .postgres, schema: SampleSchema())
        let differences = try await databases.withDatabase(migrations: [tables.migration], functions: ExpressionFunctions.all) { database in
            try await database.writeAlone { connection in
                try tables.write(plan.records, to: connection)
                try tables.write(plan.calendar, to: connection)
            }
            var differences: [String] = []
            for zone in plan.zones {
                try await database.writeAlone { try tables.write(zone, to: $0) }
                for batch in plan.batches where batch.context.zone == zone {
                    differences += try await database.read(limit: .seconds(120)) { try batch.differences(in: $0) }
                }
            }
            return differences
        }
        for difference in differences.prefix(8) { Issue.record(Comment(rawValue: difference)) }
        let count = differences.count
        #expect(count == 0)
        print("\(databases): \(plan.count) expressions agree but for \(count) of \(plan.values.count) values, seed \(plan.seed)")
    }

    /// Agreement on nothing but `null` and `false` would prove little.
    @Test func `the random expressions have all kinds of answers`() throws {
        let plan = try AgreementTests.plan.get()
        #expect(plan.count >= 10_000)
        #expect(plan.refused * 10 < plan.count)
        let values = plan.values
        let conditions = values.compactMap(\.boolean)
        let others = values.filter { $0.boolean == nil }
        #expect((30...70).contains(conditions.filter(\.self).count * 100 / conditions.count))
        #expect(others.filter { !$0.isNull }.count * 100 / others.count >= 40)
        let types = Set(plan.batches.flatMap(\.expressions).map { $0.type.description })
        #expect(
            types.isSuperset(of: [
                "boolean", "integer", "decimal(2)", "decimal(9)", "text", "date", "instant", "duration", "money", "reference to user",
            ]))
    }
}
