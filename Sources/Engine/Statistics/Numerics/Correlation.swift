package enum Correlation {
    /// Pearson's product-moment correlation; `nil` when either column never varies. Two passes: means first, so
    /// that large offsets do not cancel.
    package static func pearson(_ x: [Double], _ y: [Double]) -> Double? {
        guard x.count == y.count, x.count > 1 else { return nil }
        let meanX = x.reduce(0, +) / Double(x.count)
        let meanY = y.reduce(0, +) / Double(y.count)
        var (xx, yy, xy) = (0.0, 0.0, 0.0)
        for index in x.indices {
            let dx = x[index] - meanX
            let dy = y[index] - meanY
            xx += dx * dx
            yy += dy * dy
            xy += dx * dy
        }
        guard xx > 0, yy > 0 else { return nil }
        return xy / (xx * yy).squareRoot()
    }
}
