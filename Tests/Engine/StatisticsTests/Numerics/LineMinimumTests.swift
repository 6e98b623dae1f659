import Foundation
import Testing

@testable import MartletStatistics

@Suite struct LineMinimumTests {
    @Test func `of two valleys the grid finds the deeper one`() {
        let found = LineMinimum(from: -2, to: 2, grid: 20) { x in x * x * x * x - 2 * x * x + 0.2 * x }
        #expect(found.argument < 0 && abs(4 * pow(found.argument, 3) - 4 * found.argument + 0.2) < 1e-6)
    }

    @Test func `a minimum at the end of the interval is found exactly`() {
        #expect(LineMinimum(from: 1, to: 3, grid: 5) { $0 }.argument == 1)
        #expect(LineMinimum(from: 1, to: 3, grid: 5) { -$0 }.argument == 3)
    }

    @Test func `downhill stays in the valley it starts in`() {
        let found = LineMinimum(downhillFrom: 1.5, step: 0.1, within: -2...2) { x in x * x * x * x - 2 * x * x + 0.2 * x }
        #expect(found.argument > 0 && abs(4 * pow(found.argument, 3) - 4 * found.argument + 0.2) < 1e-4)
        #expect(LineMinimum(downhillFrom: 1, step: 0.3, within: 0...2) { -$0 }.argument == 2)
    }

    @Test func `golden section closes in on one valley`() {
        let found = LineMinimum(goldenSectionFrom: 0, to: 5) { ($0 - 2) * ($0 - 2) }
        #expect(abs(found.argument - 2) < 1e-6 && found.value < 1e-12)
    }
}
