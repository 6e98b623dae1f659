/// The least value of a function of one variable on an interval: a grid finds the right valley, golden section
/// walks to its floor (Kiefer 1953). Derivative-free, and safe with several local minima as long as the grid is
/// finer than they are.
struct LineMinimum {
    let argument: Double
    let value: Double

    init(
        from low: Double, to high: Double, grid: Int, tolerance: Double = 1e-9,
        of function: (Double) throws -> Double
    ) rethrows {
        let step = (high - low) / Double(grid)
        var best = low, bestValue = try function(low)
        for index in 1...grid {
            let point = index == grid ? high : low + step * Double(index)
            let value = try function(point)
            if value < bestValue { (best, bestValue) = (point, value) }
        }
        let floor = try LineMinimum(
            goldenSectionFrom: max(low, best - step), to: min(high, best + step), tolerance: tolerance, of: function)
        // The floor may be the end of the interval itself, which golden section only approaches.
        (argument, value) = floor.value < bestValue ? (floor.argument, floor.value) : (best, bestValue)
    }

    /// Golden section alone, for a function with one valley (or to end where software that does just this ends).
    init(
        goldenSectionFrom low: Double, to high: Double, tolerance: Double = 1e-9,
        of function: (Double) throws -> Double
    ) rethrows {
        let ratio = 0.618_033_988_749_894_9
        var left = low, right = high
        var first = right - ratio * (right - left), second = left + ratio * (right - left)
        var firstValue = try function(first), secondValue = try function(second)
        while right - left > tolerance * max(1, abs(left)) {
            if firstValue < secondValue {
                (right, second, secondValue) = (second, first, firstValue)
                first = right - ratio * (right - left)
                firstValue = try function(first)
            } else {
                (left, first, firstValue) = (first, second, secondValue)
                second = left + ratio * (right - left)
                secondValue = try function(second)
            }
        }
        (argument, value) = firstValue < secondValue ? (first, firstValue) : (second, secondValue)
    }

    /// The local minimum downhill from a point, by steps that halve when neither side is lower.
    init(
        downhillFrom start: Double, step: Double, within range: ClosedRange<Double>, tolerance: Double = 1e-6,
        of function: (Double) throws -> Double
    ) rethrows {
        var best = start, bestValue = try function(start), step = step
        while step > tolerance {
            let left = max(range.lowerBound, best - step), right = min(range.upperBound, best + step)
            let leftValue = try function(left), rightValue = try function(right)
            if leftValue < bestValue, leftValue <= rightValue {
                (best, bestValue) = (left, leftValue)
            } else if rightValue < bestValue {
                (best, bestValue) = (right, rightValue)
            } else {
                step /= 2
            }
        }
        (argument, value) = (best, bestValue)
    }
}
