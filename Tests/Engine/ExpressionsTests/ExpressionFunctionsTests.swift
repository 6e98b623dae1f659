import MartletExpressions
import MartletKernel
import MartletStorage
import MartletTestSupport
import Testing

// Also tests: PostgresBody

@Suite struct ExpressionFunctionsTests {
    @Test func `names are the product's own and each is there once`() {
        let names = ExpressionFunctions.all.map(\.name)
        #expect(Set(names).count == names.count)
        #expect(names.allSatisfy { $0.hasPrefix("martlet_") })
        #expect(ExpressionFunctions.all.allSatisfy { $0.postgres.contains("FUNCTION \($0.name)(") })
    }

    @Test(arguments: TestDatabases.available)
    func `each function gives in SQL what it gives in Swift`(_ databases: TestDatabases) async throws {
        let calls = ExpressionFunctionsTests.calls()
        let answers = try await databases.withDatabase(functions: ExpressionFunctions.all) { database in
            try await database.read { connection in
                try calls.map { name, arguments in
                    let list = arguments.map { argument -> SQL in "CAST(\(argument) AS bigint)" }
                    return try connection.integer("SELECT \(sql: SQL(stringLiteral: name))(\(joined: list))")
                }
            }
        }
        let functions = Dictionary(uniqueKeysWithValues: ExpressionFunctions.all.map { ($0.name, $0) })
        for ((name, arguments), answer) in zip(calls, answers) {
            let expected = try #require(functions[name]).body(arguments)
            #expect(answer.map(SQLValue.integer) ?? .null == expected, "\(name)\(arguments)")
        }
    }

    /// Every function with arguments from the ends and the middle of its range, and with a `NULL`.
    private static func calls() -> [(String, [SQLValue])] {
        var chance = Chance(seed: 3)
        let days = RandomRecords.dates.map { Int64($0.days) } + [-719_163, 2_932_897, .max, .min]
        return ExpressionFunctions.all.flatMap { function in
            (0..<120).map { _ in
                let first = function.postgres.contains("(d bigint") ? chance.pick(days) : chance.pick(RandomRecords.integers)
                var arguments = [SQLValue.integer(first)]
                if function.arity > 1 {
                    arguments.append(.integer(chance.happens(50) ? chance.pick(RandomRecords.integers) : Int64(chance.below(60)) - 30))
                }
                if ["martlet_multiply", "martlet_divide"].contains(function.name) { arguments.append(.integer(Int64(chance.below(19)))) }
                if function.name == "martlet_compare" { arguments.append(.integer(Int64(chance.below(19)) - 9)) }
                if function.name == "martlet_rescale" { arguments[1] = .integer(Int64(chance.below(19)) - 9) }
                if chance.happens(5) { arguments[0] = .null }
                return (function.name, arguments)
            }
        }
    }
}
