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
    static let seed = ProcessInfo.processInfo.environment["MARTLET_TEST_SEED"].flatMap { UInt64($0) } ?? 20_261_121

    @Test(arguments: TestDatabases.available)
    func `ten thousand random expressions mean the same in the database and in memory`(_ databases: TestDatabases) async throws {
        let plan = try AgreementPlan(seed: AgreementTests.seed, batches: 280, size: 40)
        #expect(plan.count >= 10_000, "only \(plan.count) expressions had a type")
        let dialect: Dialect = databases == .sqlite ? .sqlite : .postgres
        let tables = SampleTables(dialect: dialect, schema: SampleSchema())
        let differences = try await databases.withDatabase(migrations: [tables.migration], functions: ExpressionFunctions.all) { database in
            try await database.writeAlone { connection in
                try tables.write(plan.records, to: connection)
                try tables.write(plan.calendar, to: connection)
            }
            var differences: [String] = []
            for zone in plan.zones {
                try await database.writeAlone { try tables.write(zone, to: $0) }
                for batch in plan.batches where batch.context.zone == zone {
                    differences += try await database.read(limit: .seconds(120)) { try batch.differences(from: plan.records, in: $0) }
                }
            }
            return differences
        }
        print("\(databases): \(plan.count) expressions, \(plan.comparisons) values compared, \(plan.refused) refused, seed \(plan.seed)")
        for difference in differences.prefix(8) { Issue.record(Comment(rawValue: difference)) }
        let count = differences.count
        #expect(count == 0)
    }
}
