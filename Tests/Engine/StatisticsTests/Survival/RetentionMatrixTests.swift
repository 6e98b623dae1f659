import MartletStatistics
import Testing

@Suite struct RetentionMatrixTests {
    @Test(.enabled(if: SharedData.has("clv-cdnow")))
    func `the CDNOW cohorts by month equal the reference`() throws {
        let activities = try SharedData.text("clv-cdnow/CDNOW_sample.txt").split(whereSeparator: \.isNewline).map {
            let fields = $0.split(separator: " ").map { Int($0) ?? 0 }
            return RetentionMatrix.Activity(subject: fields[1], period: fields[2] / 10_000 * 12 + fields[2] / 100 % 100 - 1)
        }
        let matrix = try RetentionMatrix(activities)
        let expected = try SharedData.csv("clv-cdnow/expected_cohort_monthly.csv")
        #expect(matrix.cohorts.count == expected.rows.count)
        for (cohort, row) in zip(matrix.cohorts, expected.rows) {
            let cells = row.dropFirst().prefix(cohort.active.count).map { Int($0) ?? -1 }
            #expect(cohort.active == Array(cells))
        }
    }

    @Test func `a subject counts once a period and belongs to its first`() throws {
        let matrix = try RetentionMatrix([
            .init(subject: 7, period: 12, amount: 5), .init(subject: 7, period: 10, amount: 1),
            .init(subject: 7, period: 12, amount: 2), .init(subject: 9, period: 11, amount: 4),
        ])
        #expect(matrix.cohorts.map(\.period) == [10, 11])
        #expect(matrix.cohorts[0].active == [1, 0, 1])
        #expect(matrix.cohorts[0].amounts == [1, 0, 7])
        #expect(matrix.cohorts[1].active == [1, 0])
        #expect(matrix.cohorts[0].retention == [1, 0, 1])
    }

    @Test func `nothing and periods that are no consecutive numbers are refused`() {
        #expect(throws: StatisticsError.empty) { try RetentionMatrix([]) }
        #expect(throws: StatisticsError.outOfRange(what: "period", index: 1)) {
            try RetentionMatrix([.init(subject: 0, period: 0), .init(subject: 0, period: 202_601)])
        }
    }
}
