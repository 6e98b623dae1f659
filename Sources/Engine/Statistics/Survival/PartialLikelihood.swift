import Foundation

/// Cox's partial likelihood with its first and second derivatives, accumulated once from the latest time to the
/// earliest, so that the risk set only grows.
struct PartialLikelihood {
    let data: SurvivalData
    let width: Int
    /// Spread of each column, to judge whether a coefficient runs away.
    let spans: [Double]
    private let ties: CoxRegression.Ties
    private let descending: [Int]
    /// Covariates in `descending` order, row-major, centred: the hazard ratios stay, the exponentials stay small.
    private let centred: [Double]

    typealias Evaluation = (value: Double, score: [Double], information: [Double])

    init(_ data: SurvivalData, _ covariates: [[Double]], _ ties: CoxRegression.Ties) {
        self.data = data
        self.ties = ties
        width = covariates[0].count
        let count = Double(covariates.count)
        let means = (0..<width).map { column in covariates.reduce(0) { $0 + $1[column] } / count }
        spans = (0..<width).map { column in
            (covariates.reduce(0) { $0 + pow($1[column] - means[column], 2) } / count).squareRoot()
        }
        descending = data.times.indices.sorted { data.times[$0] > data.times[$1] }
        centred = descending.flatMap { row in zip(covariates[row], means).map { $0 - $1 } }
    }

    func evaluate(_ beta: [Double]) -> Evaluation {
        var sums = RiskSums(width: width)
        var start = 0
        while start < descending.count {
            var end = start
            var tied = RiskSums(width: width)
            while end < descending.count, data.times[descending[end]] == data.times[descending[start]] {
                let row = Array(centred[end * width..<(end + 1) * width])
                let linear = dot(row, beta)
                sums.add(row, weight: exp(linear))
                if data.events[descending[end]] {
                    tied.add(row, weight: exp(linear))
                    sums.countEvent(row, linear)
                }
                end += 1
            }
            sums.close(tied, efron: ties == .efron)
            start = end
        }
        return (sums.value, sums.score, sums.information)
    }
}

/// Weighted sums over the risk set: Σw, Σwx, Σwxxᵀ, and what they have contributed so far.
private struct RiskSums {
    let width: Int
    var events = 0
    var weight = 0.0
    var first: [Double]
    var second: [Double]
    var value = 0.0
    var score: [Double]
    var information: [Double]

    init(width: Int) {
        self.width = width
        first = [Double](repeating: 0, count: width)
        second = [Double](repeating: 0, count: width * width)
        score = first
        information = second
    }

    mutating func add(_ row: [Double], weight w: Double) {
        events += 1
        weight += w
        for i in 0..<width {
            let wx = w * row[i]
            first[i] += wx
            for j in 0...i { second[i * width + j] += wx * row[j] }
        }
    }

    mutating func countEvent(_ row: [Double], _ linear: Double) {
        value += linear
        for i in 0..<width { score[i] += row[i] }
    }

    /// Ends a time: Efron lets the tied events leave the risk set one after another in fractions, Breslow keeps
    /// them all in for each.
    mutating func close(_ tied: RiskSums, efron: Bool) {
        let died = tied.events
        guard died > 0 else { return }
        var mean = [Double](repeating: 0, count: width)
        for k in 0..<died {
            let out = efron ? Double(k) / Double(died) : 0
            let total = weight - out * tied.weight
            value -= log(total)
            for i in 0..<width {
                mean[i] = (first[i] - out * tied.first[i]) / total
                score[i] -= mean[i]
                for j in 0...i {
                    let cell = i * width + j
                    let curvature = (second[cell] - out * tied.second[cell]) / total - mean[i] * mean[j]
                    information[cell] += curvature
                    if i != j { information[j * width + i] += curvature }
                }
            }
        }
    }
}
