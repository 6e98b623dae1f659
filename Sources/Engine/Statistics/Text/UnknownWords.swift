/// A hidden Markov model over the places of characters in words (begin, middle, end, single), which cuts stretches
/// that a word list doesn't cover. The tables are the caller's; Viterbi 1967 finds the best way.
package struct UnknownWords: Sendable {
    /// Log probabilities, states in the sequence begin, end, middle, single.
    package struct Tables: Sendable {
        package var start: [Double]
        package var transitions: [[Double]]
        package var emissions: [[UInt32: Double]]

        package init(start: [Double], transitions: [[Double]], emissions: [[UInt32: Double]]) {
            self.start = start
            self.transitions = transitions
            self.emissions = emissions
        }
    }

    private let tables: Tables
    /// What jieba takes for an impossible step.
    private static let impossible = -3.14e100
    /// Which states may come before begin, end, middle, single; on a tie the later one wins.
    private static let predecessors = [[1, 3], [0, 2], [0, 2], [1, 3]]

    /// Needs four states throughout.
    package init(_ tables: Tables) throws {
        let sizes = [tables.start.count, tables.transitions.count, tables.emissions.count] + tables.transitions.map(\.count)
        for size in sizes { try StatisticsError.requireSameLength(4, size) }
        self.tables = tables
    }

    /// Words of a stretch: runs of ideographs by the model; runs of letters and digits, with a decimal part and a
    /// percent sign, whole; the rest between them as it is.
    func cut(_ stretch: ArraySlice<UInt32>) -> [ArraySlice<UInt32>] {
        var result: [ArraySlice<UInt32>] = [], start = stretch.startIndex
        while start < stretch.endIndex {
            var end = start
            while end < stretch.endIndex, isHan(stretch[end]) == isHan(stretch[start]) { end += 1 }
            if isHan(stretch[start]) { result += decode(stretch[start..<end]) } else { result += latin(stretch[start..<end]) }
            start = end
        }
        return result
    }

    private func isHan(_ scalar: UInt32) -> Bool { (0x4E00...0x9FD5).contains(scalar) }

    private func latin(_ run: ArraySlice<UInt32>) -> [ArraySlice<UInt32>] {
        var result: [ArraySlice<UInt32>] = [], start = run.startIndex, loose = start
        while start < run.endIndex {
            var end = start
            while end < run.endIndex, isAlphanumeric(run[end]) { end += 1 }
            if end == start {
                start += 1
                continue
            }
            var decimals = end + 1
            while end < run.endIndex, run[end] == 46, decimals < run.endIndex, isDigit(run[decimals]) { decimals += 1 }
            if decimals > end + 1 { end = decimals }
            if end < run.endIndex, run[end] == 37 { end += 1 }
            if loose < start { result.append(run[loose..<start]) }
            result.append(run[start..<end])
            (start, loose) = (end, end)
        }
        if loose < run.endIndex { result.append(run[loose...]) }
        return result
    }

    private func isDigit(_ scalar: UInt32) -> Bool { (48...57).contains(scalar) }

    private func isAlphanumeric(_ scalar: UInt32) -> Bool {
        (97...122).contains(scalar) || (65...90).contains(scalar) || isDigit(scalar)
    }

    private func decode(_ run: ArraySlice<UInt32>) -> [ArraySlice<UInt32>] {
        let places = bestPlaces(run)
        var result: [ArraySlice<UInt32>] = [], begin = run.startIndex, next = run.startIndex
        for (offset, place) in places.enumerated() {
            let index = run.startIndex + offset
            if place == 0 { begin = index }
            if place == 1 || place == 3 {
                result.append(run[(place == 1 ? begin : index)...index])
                next = index + 1
            }
        }
        if next < run.endIndex { result.append(run[next...]) }
        return result
    }

    private func bestPlaces(_ run: ArraySlice<UInt32>) -> [Int] {
        let scalars = Array(run)
        var scores = (0..<4).map { tables.start[$0] + emission($0, scalars[0]) }
        var steps: [[Int]] = []
        for scalar in scalars.dropFirst() {
            var next = scores, step = [0, 0, 0, 0]
            for state in 0..<4 {
                let emitted = emission(state, scalar)
                var best = -Double.infinity
                for previous in UnknownWords.predecessors[state] {
                    let score = scores[previous] + tables.transitions[previous][state] + emitted
                    if score >= best { (best, step[state]) = (score, previous) }
                }
                next[state] = best
            }
            scores = next
            steps.append(step)
        }
        var state = scores[3] >= scores[1] ? 3 : 1
        var places = [state]
        for step in steps.reversed() {
            state = step[state]
            places.append(state)
        }
        return places.reversed()
    }

    private func emission(_ state: Int, _ scalar: UInt32) -> Double {
        tables.emissions[state][scalar] ?? UnknownWords.impossible
    }
}
