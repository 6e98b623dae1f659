/// How often predicted labels are the true ones. The F1 of a class is 2 right / (predicted + true); `macroF1` is its
/// mean over the classes that occur, so that a rare class counts as much as a common one.
package struct LabelQuality: Sendable, Equatable {
    package let accuracy: Double
    package let macroF1: Double

    package init(predicted: [String], actual: [String]) throws {
        if actual.isEmpty { throw StatisticsError.empty }
        try StatisticsError.requireSameLength(actual.count, predicted.count)
        var right: [String: Int] = [:], sizes: [String: Int] = [:]
        for (guess, truth) in zip(predicted, actual) {
            if guess == truth { right[truth, default: 0] += 1 }
            sizes[guess, default: 0] += 1
            sizes[truth, default: 0] += 1
        }
        accuracy = Double(right.values.reduce(0, +)) / Double(actual.count)
        let scores = sizes.keys.sorted().map { 2 * Double(right[$0] ?? 0) / Double(sizes[$0] ?? 1) }
        macroF1 = scores.reduce(0, +) / Double(scores.count)
    }
}
