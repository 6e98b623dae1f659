import MartletStatistics

/// The CDNOW 1/10 sample, prepared by the protocol stated beside it: calibration to 1997-09-30, holdout of 39
/// weeks after it, time in weeks.
struct CDNOWSample {
    let purchases: [Purchase]
    let calibrationEnd = dayNumber(year: 1997, month: 9, day: 30)
    let histories: [RepurchaseHistory]
    /// Purchase days of each buyer in the holdout.
    let holdout: [Double]
    let holdoutWeeks = 39.0

    init() throws {
        purchases = try SharedData.text("clv-cdnow/CDNOW_sample.txt").split(whereSeparator: \.isNewline).map {
            let fields = $0.split(separator: " ")
            let date = Int(fields[2]) ?? 0
            let day = dayNumber(year: date / 10_000, month: date / 100 % 100, day: date % 100)
            return Purchase(buyer: (Int(fields[1]) ?? 0) - 1, day: day, amount: Double(fields[4]) ?? .nan)
        }
        histories = try RepurchaseHistory.summarize(purchases, until: calibrationEnd).compactMap { $0 }
        let end = calibrationEnd
        var counts = [Double](repeating: 0, count: histories.count)
        for purchase in try Purchase.mergedByDay(purchases) where purchase.day > end { counts[purchase.buyer] += 1 }
        holdout = counts
    }
}
