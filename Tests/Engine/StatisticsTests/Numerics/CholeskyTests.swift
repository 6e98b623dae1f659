import Foundation
import MartletKernel
import MartletStatistics
import Testing

// Also tests: Vectors

@Suite struct CholeskyTests {
    @Test(arguments: [1, 2, 5, 12])
    func `a matrix times its inverse is the identity`(size: Int) throws {
        var random = SeededRandom(seed: UInt64(size))
        let root = (0..<size * size).map { _ in random.normal() }
        var matrix = [Double](repeating: 0, count: size * size)
        for i in 0..<size {
            for j in 0..<size {
                matrix[i * size + j] = (0..<size).reduce(i == j ? 0.1 : 0) { $0 + root[i * size + $1] * root[j * size + $1] }
            }
        }
        let inverse = try Cholesky(matrix, size: size).inverse()
        for i in 0..<size {
            for j in 0..<size {
                let cell = (0..<size).reduce(0) { $0 + matrix[i * size + $1] * inverse[$1 * size + j] }
                #expect(abs(cell - (i == j ? 1 : 0)) < 1e-8)
            }
        }
    }

    @Test func `a singular matrix is refused`() {
        #expect(throws: StatisticsError.separation) { try Cholesky([1, 1, 1, 1], size: 2) }
        #expect(throws: StatisticsError.separation) { try Cholesky([.nan], size: 1) }
        #expect(throws: StatisticsError.lengthMismatch(expected: 4, got: 3)) { try Cholesky([1, 0, 1], size: 2) }
    }

    @Test func `the determinant and the factor agree with hand calculation`() throws {
        let cholesky = try Cholesky([4, 2, 2, 5], size: 2)
        #expect(abs(cholesky.logDeterminant - log(16.0)) < 1e-12)
        #expect(cholesky.multiplyFactor([1, 1]) == [2, 3])
    }
}
