// Also tests: LloydRun, KMeansStart, PointTable, ClusterQuality, GroupCount
import MartletStatistics
import Testing

@Suite struct KMeansTests {
    private static let corners = [[0.0, 0], [0, 1], [1, 0], [10, 10], [10, 11], [11, 10], [0, 20], [1, 20], [0, 21]]

    @Test(.enabled(if: SharedData.has("clustering")))
    func `iris falls into scikit-learn's groups, indices included`() throws {
        let expected = try SharedData.json("clustering/expected.json")["iris_raw"]
        let points = try #require(ClusteringData.all().first { $0.0 == "iris_raw" }?.1)
        for k in 2...4 {
            let groups = try KMeans(points, k: k, starts: 20), figures = expected["k\(k)"]
            #expect(abs(groups.inertia - figures["inertia"].double) < 1e-4)
            #expect(groups.sizes == figures["sizes_sorted"].array.map(\.int))
            let quality = try ClusterQuality(points, groups)
            #expect(abs(quality.silhouette - figures["silhouette"].double) < 1e-5)
            #expect(abs(quality.daviesBouldin - figures["davies_bouldin"].double) < 1e-5)
            #expect(abs(quality.calinskiHarabasz - figures["calinski_harabasz"].double) < 1e-2)
            for (ours, theirs) in zip(groups.centres.sorted { $0[0] < $1[0] }, figures["centers_sorted"].array) {
                for (a, b) in zip(ours, theirs.doubles) { #expect(abs(a - b) < 1e-5) }
            }
        }
    }

    @Test(.enabled(if: SharedData.has("clustering")))
    func `wholesale customers reach the reference's sum of squares or a lower one`() throws {
        let expected = try SharedData.json("clustering/expected.json")
        for (name, k) in [("wholesale_log_zscore", 3), ("wholesale_log_zscore", 5), ("wholesale_zscore", 3)] {
            let points = try #require(ClusteringData.all().first { $0.0 == name }?.1)
            let groups = try KMeans(points, k: k, starts: 30)
            #expect(groups.inertia <= expected[name]["k\(k)"]["inertia"].double + 1e-4, "\(name) \(k)")
        }
    }

    @Test func `three obvious groups are found and counted`() throws {
        let points = try PointTable(KMeansTests.corners)
        let choice = try GroupCount(points, range: 2...5)
        #expect(choice.best.groups.centres.count == 3)
        #expect(choice.best.groups.sizes == [3, 3, 3])
        #expect(choice.candidates.count == 4)
        let groups = try KMeans(points, k: 3)
        #expect(Set(groups.assignment[0...2]).count == 1 && Set(groups.assignment[3...5]).count == 1)
        #expect(try groups.nearest([10, 9]) == groups.assignment[3])
    }

    @Test func `shifting and stretching all points changes the groups' names at most`() throws {
        let groups = try KMeans(PointTable(KMeansTests.corners), k: 3)
        let moved = try KMeans(PointTable(KMeansTests.corners.map { $0.map { 5 + 3 * $0 } }), k: 3)
        #expect(abs(moved.inertia - 9 * groups.inertia) < 1e-9)
        for a in 0..<9 {
            for b in 0..<9 {
                #expect((groups.assignment[a] == groups.assignment[b]) == (moved.assignment[a] == moved.assignment[b]))
            }
        }
    }

    @Test func `as many groups as points leave nothing over`() throws {
        #expect(try KMeans(PointTable(KMeansTests.corners), k: 9).inertia == 0)
    }

    @Test func `bad tables and too many groups are refused`() throws {
        #expect(throws: StatisticsError.empty) { try PointTable([]) }
        #expect(throws: StatisticsError.lengthMismatch(expected: 1, got: 2)) { try PointTable([[1], [1, 2]]) }
        #expect(throws: StatisticsError.notFinite(index: 1)) { try PointTable([[1], [.infinity]]) }
        #expect(throws: StatisticsError.constantColumn(name: "column 1")) { try PointTable([[1, 2], [3, 2]]).standardised() }
        let three = try PointTable([[1], [1], [2], [2]])
        #expect(throws: StatisticsError.tooFew(needed: 3)) { try KMeans(three, k: 3) }
        #expect(throws: StatisticsError.self) { try KMeans(three, k: 0) }
    }
}
