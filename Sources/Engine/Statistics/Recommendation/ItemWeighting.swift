import Foundation

/// How items are compared when "people who took this also took that".
///
/// `cosine` is the plain one. `tfidf` counts a user the less, the more items he has: ln(items) - ln(1 + n_u);
/// the most accurate on real orders. `bm25` also discounts items with many takers (Robertson and Walker 1994),
/// with the settings usual for text. `lift` is n_ij n / (n_i n_j): how much more often two items go together
/// than by chance; pairs seen together fewer than `minimum` times are left out, for lift loves rare accidents.
/// The first three follow the definitions of the library `implicit`.
package enum ItemWeighting: Sendable, Equatable {
    case cosine
    case tfidf
    case bm25(k1: Double = 1.2, b: Double = 0.75)
    case lift(minimum: Int = 5)

    /// The columns whose products are the similarities; entry by entry beside `matrix.columns`.
    func weights(_ matrix: InteractionMatrix) -> SparseRows {
        let columns = matrix.columns
        switch self {
        case .cosine: return normalised(columns)
        case .tfidf:
            let rarity = rarities(matrix)
            return normalised(mapped(columns) { _, user, value in value.squareRoot() * rarity[user] })
        case .bm25(let k1, let b):
            let rarity = rarities(matrix)
            let sizes = (0..<columns.count).map { item in columns.values[columns.range(item)].reduce(0, +) }
            let mean = sizes.reduce(0, +) / Double(max(sizes.count, 1))
            return mapped(columns) { item, user, value in
                let length = k1 * ((1 - b) + b * sizes[item] / mean)
                return value * (k1 + 1) / (length + value) * rarity[user]
            }
        case .lift: return mapped(columns) { _, _, _ in 1 }
        }
    }

    private func rarities(_ matrix: InteractionMatrix) -> [Double] {
        (0..<matrix.users).map { log(Double(matrix.items)) - log(1 + Double(matrix.rows.range($0).count)) }
    }

    private func mapped(_ columns: SparseRows, _ change: (Int, Int, Double) -> Double) -> SparseRows {
        var values = columns.values
        for item in 0..<columns.count {
            for position in columns.range(item) {
                values[position] = change(item, Int(columns.indices[position]), values[position])
            }
        }
        return columns.replacing(values: values)
    }

    private func normalised(_ columns: SparseRows) -> SparseRows {
        var values = columns.values
        for item in 0..<columns.count {
            let range = columns.range(item)
            let length = range.reduce(0) { $0 + values[$1] * values[$1] }.squareRoot()
            if length > 0 { for position in range { values[position] /= length } }
        }
        return columns.replacing(values: values)
    }
}
