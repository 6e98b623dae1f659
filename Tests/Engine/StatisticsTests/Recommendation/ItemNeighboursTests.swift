// Also tests: ItemWeighting, InteractionMatrix, Popularity, BestOf
import Foundation
import Testing

@testable import MartletStatistics

/// The shop's year is compared in `make bench-statistics`: parsing half a million lines is not for a debug build.
@Suite struct ItemNeighboursTests {
    /// Users 0 to 3 have: 0 1, 0 1, 1 2, 2 3.
    private static func matrix() throws -> InteractionMatrix {
        let pairs = [(0, 0), (0, 1), (1, 0), (1, 1), (2, 1), (2, 2), (3, 2), (3, 3)]
        return try InteractionMatrix(
            users: 4, items: 4, entries: pairs.map { InteractionMatrix.Entry(user: $0.0, item: $0.1) })
    }

    private func similarity(_ model: ItemNeighbours, _ a: Int, _ b: Int) -> Double {
        for position in model.similar.range(a) where model.similar.indices[position] == Int32(b) {
            return model.similar.values[position]
        }
        return 0
    }

    @Test func `cosine is shared users over the root of both`() throws {
        let model = try ItemNeighbours(ItemNeighboursTests.matrix(), weighting: .cosine, neighbours: 4)
        #expect(abs(similarity(model, 0, 1) - 2 / 6.0.squareRoot()) < 1e-12)
        #expect(abs(similarity(model, 1, 2) - 1 / 6.0.squareRoot()) < 1e-12)
        #expect(abs(similarity(model, 2, 2) - 1) < 1e-12)
        #expect(similarity(model, 0, 3) == 0)
    }

    @Test func `lift is how much more often than by chance`() throws {
        let model = try ItemNeighbours(ItemNeighboursTests.matrix(), weighting: .lift(minimum: 2), neighbours: 4)
        #expect(abs(similarity(model, 0, 1) - 2.0 * 4 / (2 * 3)) < 1e-12)
        #expect(similarity(model, 1, 2) == 0)
    }

    @Test func `BM25 weighs takers and rarity as documented`() throws {
        let model = try ItemNeighbours(ItemNeighboursTests.matrix(), weighting: .bm25(), neighbours: 4)
        let rarity = log(4.0) - log(3.0)
        func weight(_ takers: Double) -> Double { 2.2 / (1.2 * (0.25 + 0.75 * takers / 2) + 1) * rarity }
        #expect(abs(similarity(model, 0, 1) - 2 * weight(2) * weight(3)) < 1e-12)
    }

    @Test func `what somebody has is never recommended, and ties go to the lower index`() throws {
        let matrix = try ItemNeighboursTests.matrix()
        let model = try ItemNeighbours(matrix, weighting: .cosine, neighbours: 4)
        #expect(try model.recommend(for: [0], count: 3).map(\.item) == [1])
        let lists = model.recommendAll(matrix, count: 3)
        for user in 0..<4 {
            let history = matrix.rows.indices(user).map(Int.init)
            #expect(lists[user] == (try model.recommend(for: history, count: 3)))
            #expect(Set(lists[user].map(\.item)).isDisjoint(with: history))
        }
        #expect(Popularity(matrix).ranking == [1, 0, 2, 3])
        #expect(Popularity(matrix).recommend(for: [1], count: 2).map(\.item) == [0, 2])
    }

    @Test func `a repeated pair is one pair of twice the weight`() throws {
        let twice = try InteractionMatrix(
            users: 1, items: 2, entries: [.init(user: 0, item: 1), .init(user: 0, item: 1, weight: 2)])
        #expect(twice.rows.values == [3] && twice.columns.indices(1) == [0])
    }

    @Test func `bad entries are refused by row`() throws {
        #expect(throws: StatisticsError.empty) { try InteractionMatrix(users: 1, items: 1, entries: []) }
        #expect(throws: StatisticsError.outOfRange(what: "user or item", index: 0)) {
            try InteractionMatrix(users: 1, items: 1, entries: [.init(user: 0, item: 1)])
        }
        #expect(throws: StatisticsError.outOfRange(what: "weight", index: 0)) {
            try InteractionMatrix(users: 1, items: 1, entries: [.init(user: 0, item: 0, weight: 0)])
        }
        #expect(throws: StatisticsError.notFinite(index: 0)) {
            try InteractionMatrix(users: 1, items: 1, entries: [.init(user: 0, item: 0, weight: .nan)])
        }
        let model = try ItemNeighbours(ItemNeighboursTests.matrix())
        #expect(throws: StatisticsError.outOfRange(what: "item", index: 0)) { try model.recommend(for: [9], count: 1) }
    }
}
