import Foundation
import MartletStatistics
import Testing

// Also tests: FiniteDifferences, LBFGS, NelderMead

@Suite struct OptimisersTests {
    /// Rosenbrock's curved valley; minimum 0 at (1, 1).
    private func valley(_ p: [Double], _ gradient: inout [Double]) -> Double {
        let bend = p[1] - p[0] * p[0]
        gradient = [-400 * p[0] * bend - 2 * (1 - p[0]), 200 * bend]
        return 100 * bend * bend + (1 - p[0]) * (1 - p[0])
    }

    @Test func `L-BFGS follows the curved valley to the bottom`() {
        let minimum = LBFGS().minimize(from: [-1.2, 1], valley)
        #expect(minimum.converged)
        #expect(abs(minimum.point[0] - 1) < 1e-8 && abs(minimum.point[1] - 1) < 1e-8)
    }

    @Test func `L-BFGS says when it did not converge`() {
        var search = LBFGS()
        search.maxIterations = 3
        #expect(!search.minimize(from: [-1.2, 1], valley).converged)
    }

    @Test func `L-BFGS steps back from where the objective is not defined`() {
        let minimum = LBFGS().minimize(from: [5]) { point, gradient in
            gradient = [1 - 1 / point[0]]
            return point[0] - log(point[0])
        }
        #expect(abs(minimum.point[0] - 1) < 1e-8)
    }

    @Test func `Nelder-Mead reaches a kink`() {
        let minimum = NelderMead().minimize(from: [3, 3]) { abs($0[0] - 1) + 2 * abs($0[1] + 2) }
        #expect(minimum.converged)
        #expect(abs(minimum.point[0] - 1) < 1e-6 && abs(minimum.point[1] + 2) < 1e-6)
    }

    @Test func `finite differences recover a quadratic's Hessian`() {
        let hessian = FiniteDifferences.hessian(ofGradient: { [6 * $0[0] + $0[1], $0[0] + 4 * $0[1]] }, at: [2, -1])
        for (ours, expected) in zip(hessian, [6.0, 1, 1, 4]) { #expect(abs(ours - expected) < 1e-8) }
    }
}
