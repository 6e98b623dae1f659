/// The training table as bins, shared by all boosters over it.
struct BoostingData {
    let bins: [UInt8]
    let outcomes: [Bool]
    let rowCount: Int
    let columnCount: Int
    let isCategory: [Bool]
}
