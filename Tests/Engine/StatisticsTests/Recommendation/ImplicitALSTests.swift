// Also tests: FactorTable, RecommendationBlend
import MartletKernel
import MartletStatistics
import Testing

@Suite struct ImplicitALSTests {
    /// Two tastes: even users take items below 10, odd ones the rest, a third of them each.
    private static func matrix() throws -> InteractionMatrix {
        var random = SeededRandom(seed: 3)
        var entries: [InteractionMatrix.Entry] = []
        for user in 0..<40 {
            for item in 0..<20 where (user % 2 == 0) == (item < 10) && random.unit() < 0.6 {
                entries.append(.init(user: user, item: item))
            }
        }
        return try InteractionMatrix(users: 40, items: 20, entries: entries)
    }

    private static var settings: ImplicitALS.Settings {
        var settings = ImplicitALS.Settings()
        settings.factors = 8
        settings.iterations = 10
        // So few data need a strong hand, or eight factors learn them by heart.
        settings.regularisation = 20
        return settings
    }

    @Test func `users get what users of their taste have`() throws {
        let matrix = try ImplicitALSTests.matrix()
        let model = try ImplicitALS(matrix, settings: ImplicitALSTests.settings)
        let blend = try RecommendationBlend(matrix, settings: ImplicitALSTests.settings)
        for user in 0..<40 {
            let history = matrix.rows.indices(user).map(Int.init)
            for list in [try model.recommend(user: user, history: history, count: 2), try blend.recommend(user: user, count: 2)] {
                let fitting = list.prefix(10 - history.count)
                #expect(fitting.allSatisfy { ($0.item < 10) == (user % 2 == 0) && !history.contains($0.item) })
            }
        }
    }

    @Test func `the same seed gives the same factors`() throws {
        let matrix = try ImplicitALSTests.matrix()
        let one = try ImplicitALS(matrix, settings: ImplicitALSTests.settings)
        let two = try ImplicitALS(matrix, settings: ImplicitALSTests.settings)
        #expect(one.score(user: 3, item: 4) == two.score(user: 3, item: 4))
    }

    @Test func `senseless settings and users are refused`() throws {
        var settings = ImplicitALS.Settings()
        settings.factors = 0
        let matrix = try ImplicitALSTests.matrix()
        #expect(throws: StatisticsError.self) { try ImplicitALS(matrix, settings: settings) }
        let model = try ImplicitALS(matrix, settings: ImplicitALSTests.settings)
        let huge = try InteractionMatrix(users: 1, items: 1, entries: [.init(user: 0, item: 0, weight: 1e12)])
        #expect(throws: StatisticsError.self) { try ImplicitALS(huge) }
        #expect(throws: StatisticsError.outOfRange(what: "user", index: 40)) {
            try model.recommend(user: 40, history: [], count: 1)
        }
    }
}
